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
  /** Which of the last two ends first. */
  readonly next: Certificate | undefined;
  /** When one of these numbers changes by itself, in milliseconds; Infinity where none does. */
  readonly turn: number;
}

/** Nothing is made of a certificate that is not near its end, so that a large store costs little. */
export function summarizeExpiry(
  certificates: Iterable<Certificate>,
  now: number,
  policy: ExpiryPolicy,
): ExpirySummary {
  const near = { expired: new Set<string>(), expiring: new Set<string>(), due: new Set<string>() };
  let next: Certificate | undefined;
  let turn = Infinity;
  for (const certificate of certificates) {
    turn = Math.min(turn, nextTurn(certificate, now, policy));
    const state = expiryState(certificate, now, policy);
    if (state !== 'expired' && state !== 'expiring' && state !== 'due') continue;
    near[state].add(fingerprint(certificate));
    const isFirst = next === undefined || certificate.notAfter.epoch < next.notAfter.epoch;
    if (state !== 'expired' && isFirst) next = certificate;
  }
  const { due, expired, expiring } = near;
  return { expired: expired.size, expiring: expiring.size, due: due.size, next, turn };
}
