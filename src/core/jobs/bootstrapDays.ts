import { DAY } from '../base/day.js';
import type { Span } from '../base/span.js';
import type { InspectedServer } from './inspectedJob.js';
import { parseMoment } from './installWindow.js';

/** The most days that Director gives a certificate which it issues itself (fix list 6.2.0.0 iFix01, CC-3987). */
export const BOOTSTRAP_DAYS = 90;

/** The last moment of a bootstrap certificate at the latest, in milliseconds. */
export function lastBootstrapDay({
  bootstrap,
  window,
}: Pick<InspectedServer, 'bootstrap' | 'window'>): number {
  return window.from + daysOf(bootstrap) * DAY;
}

function daysOf({ validityDays }: InspectedServer['bootstrap']): number {
  const days = Number(validityDays?.value ?? BOOTSTRAP_DAYS);
  return Number.isInteger(days) && days >= 1 && days <= BOOTSTRAP_DAYS ? days : BOOTSTRAP_DAYS;
}

/** When the bootstrap certificate that a node has ends. */
export interface BootstrapEnd {
  /** Its last moment, in milliseconds. */
  readonly epoch: number;
  /** By the certificate itself; else counted from the day of the installation, and no later than that. */
  readonly isOfCertificate: boolean;
  /** Where the job says so. */
  readonly place: Span;
}

/** undefined where the job does not say, or what it names cannot be read. */
export function bootstrapEnd({
  bootstrap,
  replaced,
}: Pick<InspectedServer, 'bootstrap' | 'replaced'>): BootstrapEnd | undefined {
  if (replaced) {
    const epoch = replaced.entry?.certificates[0]?.certificate.notAfter.epoch ?? NaN;
    return Number.isNaN(epoch) ? undefined : { epoch, isOfCertificate: true, place: replaced.ref.span };
  }
  const { installed } = bootstrap;
  const moment = installed && parseMoment(installed.value);
  if (installed === undefined || moment === undefined) return undefined;
  return { epoch: moment.from + daysOf(bootstrap) * DAY, isOfCertificate: false, place: installed.span };
}

/**
 * The last moment of the bootstrap certificate that ends first among the servers of a job, in milliseconds; undefined where
 * they have none, or nobody knows from when on it lives.
 */
export function firstBootstrapEnd(servers: readonly InspectedServer[]): number | undefined {
  const ends = servers.flatMap((server) => {
    if (server.isReplacement) return bootstrapEnd(server)?.epoch ?? [];
    return server.isBootstrap && server.schedule ? [lastBootstrapDay(server)] : [];
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}
