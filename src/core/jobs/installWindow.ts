import type { Placed } from './placed.js';

/** When a server may be installed, in milliseconds: at one moment, or at any of a day. */
export interface InstallWindow {
  readonly from: number;
  readonly until: number;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds of a day, without the last one: what is valid to its last second is valid the whole day. */
const LAST_SECOND = 86_399_000;

/** ISO 8601: a day in UTC, or a time with its zone; undefined for anything else. */
export function parseMoment(text: string): InstallWindow | undefined {
  const isDay = DAY.test(text);
  if (!isDay && !TIME.test(text)) return undefined;
  const from = Date.parse(text.replace(' ', 'T'));
  // Date.parse takes the 30th of February for the 2nd of March.
  const day = Date.parse(text.slice(0, 10));
  if (Number.isNaN(from) || Number.isNaN(day) || !new Date(day).toISOString().startsWith(text.slice(0, 10)))
    return undefined;
  return { from, until: isDay ? from + LAST_SECOND : from };
}

/** The time that every certificate is checked for: what `schedule` says, else now. */
export function installWindow(schedule: Placed | undefined, now: number): InstallWindow {
  return (schedule && parseMoment(schedule.value)) ?? { from: now, until: now };
}

/** What of it still lies ahead: what was planned for a day that is over can only be done now. */
export function restOf({ from, until }: InstallWindow, now: number): InstallWindow {
  return { from: Math.max(from, now), until: Math.max(until, now) };
}
