import type { InspectedServer } from './inspectedJob.js';

/** The most days that Director gives a certificate which it issues itself (fix list 6.2.0.0 iFix01, CC-3987). */
export const BOOTSTRAP_DAYS = 90;

const DAY = 86_400_000;

/** The last moment of a bootstrap certificate at the latest, in milliseconds. */
export function lastBootstrapDay({
  bootstrap,
  window,
}: Pick<InspectedServer, 'bootstrap' | 'window'>): number {
  const days = Number(bootstrap.validityDays?.value ?? BOOTSTRAP_DAYS);
  const isDays = Number.isInteger(days) && days >= 1 && days <= BOOTSTRAP_DAYS;
  return window.from + (isDays ? days : BOOTSTRAP_DAYS) * DAY;
}
