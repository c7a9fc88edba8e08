import { DAY } from '../base/day.js';
import { incapacityOf } from '../path/couldHaveIssued.js';
import { NO_EXPIRATION } from '../words/describeLifetime.js';
import type { Certificate } from '../x509/certificate.js';

/** How long before its end a certificate is spoken of, in days of 24 hours. */
export interface ExpiryPolicy {
  /** From then on it is about to expire, of whatever kind: the rule `expiring` goes by the same number. */
  readonly warningDays: number;
  /** What it takes to renew a node’s certificate and to install it. */
  readonly leadDays: number;
  /** The same of a CA’s, which partners have to trust before anything that it issued is of use. */
  readonly caLeadDays: number;
}

export const defaultPolicy: ExpiryPolicy = { warningDays: 30, leadDays: 60, caLeadDays: 180 };

/** What the dates say at a moment; `due`: its renew-by date has come, and it is not about to expire yet. */
export type ExpiryState = 'expired' | 'expiring' | 'due' | 'valid' | 'not-yet-valid' | 'unreadable';

/** Of a life that is short anyway, the lead takes no more than this part: a bootstrap certificate is not due when it is made. */
const LEAD_PART = 1 / 3;

/**
 * The moment by which it should be renewed, in milliseconds: its last moment less the lead time, or less a third of its
 * validity in whole days where that is less. Undefined where it never expires (RFC 5280 section 4.1.2.5), or the dates
 * cannot be read.
 */
export function renewBy(certificate: Certificate, policy: ExpiryPolicy): number | undefined {
  const { notAfter, notBefore } = certificate;
  const life = (notAfter.epoch - notBefore.epoch) / DAY;
  if (Number.isNaN(life) || notAfter.epoch >= NO_EXPIRATION) return undefined;
  const isAuthority = incapacityOf(certificate) === undefined;
  const lead = isAuthority ? policy.caLeadDays : policy.leadDays;
  const most = Math.max(0, Math.floor(life * LEAD_PART));
  return notAfter.epoch - Math.min(lead, most) * DAY;
}

/** What the dates say at `now`, in milliseconds. Both ends belong to the validity period (RFC 5280 section 4.1.2.5). */
export function expiryState(certificate: Certificate, now: number, policy: ExpiryPolicy): ExpiryState {
  const { notAfter, notBefore } = certificate;
  if (Number.isNaN(notAfter.epoch) || Number.isNaN(notBefore.epoch)) return 'unreadable';
  if (now > notAfter.epoch) return 'expired';
  if (now < notBefore.epoch) return 'not-yet-valid';
  if (notAfter.epoch - now < policy.warningDays * DAY) return 'expiring';
  return now >= (renewBy(certificate, policy) ?? Infinity) ? 'due' : 'valid';
}

/** The first moment after `now` at which `expiryState` says something else; Infinity where there is none. */
export function nextTurn(certificate: Certificate, now: number, policy: ExpiryPolicy): number {
  const { notAfter, notBefore } = certificate;
  if (Number.isNaN(notAfter.epoch) || Number.isNaN(notBefore.epoch)) return Infinity;
  const turns = [
    notBefore.epoch,
    renewBy(certificate, policy) ?? Infinity,
    notAfter.epoch - policy.warningDays * DAY + 1,
    notAfter.epoch + 1,
  ];
  return Math.min(...turns.map((turn) => (turn > now ? turn : Infinity)));
}
