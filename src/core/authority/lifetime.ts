import { certificateLabel } from '../words/describeCertificate.js';
import { describeDay } from '../words/describeLifetime.js';
import type { Certificate } from '../x509/certificate.js';

/** A validity, milliseconds since 1970, both ends included. */
export interface Lifetime {
  readonly notBefore: number;
  readonly notAfter: number;
}

/** How long a certificate is wanted. */
export type Duration = { readonly years: number } | { readonly days: number };

/**
 * From the beginning of this hour, so that a partner whose clock is a little behind takes it too, and within the
 * validity of each certificate above: nothing outlives its issuer.
 */
export function planLifetime(now: number, duration: Duration, chain: readonly Certificate[]): Lifetime {
  const first = new Date(now);
  first.setUTCMinutes(0, 0, 0);
  const last = new Date(first);
  if ('years' in duration) last.setUTCFullYear(last.getUTCFullYear() + duration.years);
  else last.setUTCDate(last.getUTCDate() + duration.days);
  return {
    notBefore: Math.max(first.getTime(), ...chain.map(({ notBefore }) => notBefore.epoch)),
    notAfter: Math.min(last.getTime() - 1000, ...chain.map(({ notAfter }) => notAfter.epoch)),
  };
}

/** UTCTime begins in 1950, and GeneralizedTime has four digits of a year: RFC 5280 section 4.1.2.5. */
const firstMoment = Date.UTC(1950, 0, 1);
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59);

/** What is wrong with a validity under these certificates, in a sentence that says how to mend it. */
export function checkLifetime(
  { notBefore, notAfter }: Lifetime,
  chain: readonly Certificate[],
): string | undefined {
  if (!(notBefore >= firstMoment && notAfter <= lastMoment)) {
    return 'The validity must lie between the years 1950 and 9999: choose other dates.';
  }
  const ended = chain.find(({ notAfter: last }) => last.epoch < notBefore);
  if (ended)
    return `${certificateLabel(ended)} has expired, its last day was ${describeDay(ended.notAfter.epoch)}: nothing that it signs is valid, so choose another authority.`;
  if (chain.some((above) => !(notBefore >= above.notBefore.epoch && notAfter <= above.notAfter.epoch))) {
    return 'The validity would go beyond that of the authority: nothing outlives its issuer, so choose an earlier end.';
  }
  if (!(notAfter - notBefore >= 1000)) {
    return 'The validity ends before it begins: choose an end (not after) later than the beginning (not before).';
  }
  return undefined;
}
