import type { BootstrapEnd } from '../jobs/bootstrapDays.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateLabel } from './describeCertificate.js';
import { describeDay, describeTimeLeft } from './describeLifetime.js';
import { toPlain } from './toPlain.js';

// What the rules of core/jobs say of the replacement of a bootstrap certificate.

/** `certificate`: the one that would take its place; undefined where it is none of the store’s. */
export function sayBootstrapKept(certificate: Certificate | undefined, isSame: boolean): string {
  const what = certificate === undefined ? 'This' : `“${certificateLabel(certificate)}”`;
  return isSame
    ? `${what} is the bootstrap certificate that the node has already: nothing would be replaced. Name the signed one.`
    : `${what} is a bootstrap certificate too, and would have to be replaced again. Name a signed one of the store.`;
}

/** `until`: the last moment at which it would be replaced, in milliseconds. */
export function sayReplacedLate(end: BootstrapEnd, until: number): string {
  return `The certificate would be replaced on ${describeDay(until)}, and the bootstrap certificate ends on ${lastDay(end)}: Director loses the node on that day. Choose an earlier one.`;
}

export function sayBootstrapOver(end: BootstrapEnd, now: number): string {
  return `The bootstrap certificate ${describeTimeLeft(end.epoch, now)} (${lastDay(end)}): Director has lost the node, or is about to. Replace it now.`;
}

export function sayBootstrapLeft(end: BootstrapEnd, now: number): string {
  return `The bootstrap certificate ends on ${lastDay(end)}: ${describeTimeLeft(end.epoch, now)}. Director loses the node on that day unless a signed certificate has taken its place, which Director trusts before the switch.`;
}

function lastDay({ epoch, isOfCertificate }: BootstrapEnd): string {
  return `${describeDay(epoch)}${isOfCertificate ? '' : ' at the latest, counted from its installation'}`;
}

export function sayBootstrapUnchecked(): string {
  return 'By when the bootstrap certificate must be replaced cannot be checked here: the job names neither it (“bootstrap.ref”) nor the day of the installation (“bootstrap.installed”). Director issues none for more than 90 days.';
}

export function sayRequestWaiting(ref: string): string {
  return `“${toPlain(ref)}” is a request that waits for its answer: until a CA has signed it, the certificate, its chain and who trusts it cannot be checked here. Import the answer, which takes the request’s place and name.`;
}

export function sayReplacementSelfSigned(certificate: Certificate): string {
  return `“${certificateLabel(certificate)}” is self-signed: no CA has signed it, and Director and every partner must trust this very certificate, and its successor again.`;
}
