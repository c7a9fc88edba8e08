import { DAY } from '../base/day.js';
import type { Time } from '../x509/certificate.js';
import type { RevocationList } from '../x509/revocationList.js';
import { groupDigits } from './toPlain.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 99991231235959Z, the time that stands for "no well-defined expiration", RFC 5280 section 4.1.2.5. */
export const NO_EXPIRATION = Date.UTC(9999, 11, 31, 23, 59, 59);

/** `2026-11-23 14:30:00 UTC`; the zone is said, since operators read it in their own. */
export function describeDate(time: Time): string {
  return Number.isNaN(time.epoch)
    ? 'a date that cannot be read'
    : `${new Date(time.epoch).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `2026-11-23`, in UTC. */
export function describeDay(epoch: number): string {
  return new Date(epoch).toISOString().slice(0, 10);
}

/**
 * How long it lives, seen from `now` (milliseconds): "expires in 12 days", "expired 3 days ago", "valid from …".
 * Both ends belong to the validity period (RFC 5280 section 4.1.2.5).
 */
export function describeLifetime(notBefore: Time, notAfter: Time, now: number): string {
  if (Number.isNaN(notBefore.epoch) || Number.isNaN(notAfter.epoch)) return 'validity cannot be read';
  if (now > notAfter.epoch) return describeExpired(notAfter.epoch, now);
  if (now < notBefore.epoch) return `valid from ${describeDay(notBefore.epoch)}`;
  if (notAfter.epoch >= NO_EXPIRATION) return 'never expires';
  if (describeDay(now) === describeDay(notAfter.epoch)) return 'expires today';
  return `expires in ${describeDuration(notAfter.epoch - now)}`;
}

/** How current a revocation list is, seen from `now`: "current until 2026-12-01", "outdated since …". */
export function describeCurrency({ nextUpdate }: Pick<RevocationList, 'nextUpdate'>, now: number): string {
  if (nextUpdate === undefined) return 'does not say when the next one comes';
  if (Number.isNaN(nextUpdate.epoch)) return 'next update cannot be read';
  const day = describeDay(nextUpdate.epoch);
  return now > nextUpdate.epoch ? `outdated since ${day}` : `current until ${day}`;
}

/** What is left of a bootstrap certificate’s days: "12 days left", "last day today", "expired 3 days ago". */
export function describeTimeLeft(end: number, now: number): string {
  if (now > end) return describeExpired(end, now);
  return describeDay(now) === describeDay(end) ? 'last day today' : `${describeDuration(end - now)} left`;
}

/** The countdown of a bootstrap certificate, of which `end` is the last moment: "bootstrap, 12 days left". */
export function describeBootstrap(end: number, now: number): string {
  return `bootstrap, ${describeTimeLeft(end, now)}`;
}

function describeExpired(end: number, now: number): string {
  return describeDay(now) === describeDay(end)
    ? 'expired today'
    : `expired ${describeDuration(now - end)} ago`;
}

/** A duration as people count it: hours below a day, days below three months, months below two years, then years. */
function describeDuration(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  if (days < 1) return countOf(Math.max(1, Math.floor(milliseconds / HOUR)), 'hour');
  if (days < 92) return countOf(days, 'day');
  const months = Math.round(days / 30.44);
  return months < 24 ? countOf(months, 'month') : countOf(Math.floor(months / 12), 'year');
}

/** "1 day", "12 days", "1,200 days"; "2 entries", where the plural is given. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${groupDigits(count)} ${count === 1 ? noun : plural}`;
}
