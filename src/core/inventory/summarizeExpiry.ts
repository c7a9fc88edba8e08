import { fingerprint } from '../path/fingerprint.js';
import type { Certificate } from '../x509/certificate.js';
import { type ExpiryPolicy, expiryState, nextTurn } from './expiry.js';

/** How many certificates are near their end, each counted once wherever it stands. */
export interface ExpirySummary {
  readonly expired: number;
  /** About to expire, by the policy’s warning days. */
  readonly expiring: number;
  /** Not yet that near, and to be renewed. */
  readonly due: number;
  /** How many of all these partners have to renew. */
  readonly ofPartners: number;
  /** Which of those that have not expired ends first. */
  readonly next: Certificate | undefined;
  /** Whether that is a partner’s. */
  readonly isNextOfPartner: boolean;
  /** When one of these numbers changes by itself, in milliseconds; Infinity where none does. */
  readonly turn: number;
}

/**
 * Nothing is made of a certificate that is not near its end, so that a large store costs little.
 * @param partners those of them that stand in a partner’s entry; one that stands elsewhere as well is no partner’s
 */
export function summarizeExpiry(
  certificates: Iterable<Certificate>,
  now: number,
  policy: ExpiryPolicy,
  partners: ReadonlySet<Certificate> = new Set(),
): ExpirySummary {
  const near = { expired: new Set<string>(), expiring: new Set<string>(), due: new Set<string>() };
  const all = new Set<string>();
  const own = new Set<string>();
  let next: Certificate | undefined;
  let turn = Infinity;
  for (const certificate of certificates) {
    turn = Math.min(turn, nextTurn(certificate, now, policy));
    const state = expiryState(certificate, now, policy);
    if (state !== 'expired' && state !== 'expiring' && state !== 'due') continue;
    const print = fingerprint(certificate);
    near[state].add(print);
    all.add(print);
    if (!partners.has(certificate)) own.add(print);
    const isFirst = next === undefined || certificate.notAfter.epoch < next.notAfter.epoch;
    if (state !== 'expired' && isFirst) next = certificate;
  }
  const { due, expired, expiring } = near;
  return {
    expired: expired.size,
    expiring: expiring.size,
    due: due.size,
    ofPartners: all.size - own.size,
    next,
    isNextOfPartner: next !== undefined && !own.has(fingerprint(next)),
    turn,
  };
}
