import { describeDay } from './describeLifetime.js';
import { toPlain } from './toPlain.js';

// What the rules of core/jobs say of levels and of what depends on them.

export function sayIntermediateUnsupported(level: string, from: string): string {
  return `Control Center Director ${toPlain(level)} cannot deploy a key certificate that an intermediate CA signed; from ${from} on it can (MFT-16127). Have a root sign it, or update Director.`;
}

/** `last`: milliseconds. */
export function sayUserCertificateUnsupported(level: string, last: number): string {
  return `Control Center Director ${toPlain(level)} takes no key certificate for a new server, only the one that it issues itself (“ref: bootstrap”); that would have to be replaced by ${describeDay(last)}. From 6.3.1 on it takes yours.`;
}

export function sayBootstrapExpires(last: number, isGiven: boolean): string {
  const least = isGiven ? '' : ' at the latest';
  return `The bootstrap certificate expires on ${describeDay(last)}${least}. Director loses the node on that day unless a signed certificate has taken its place, which Director trusts before the switch.`;
}

export function sayBootstrapForContainer(): string {
  return 'Control Center Director issues bootstrap certificates for what it installs, on UNIX and Windows. A container needs a key certificate of the store.';
}

export function sayBootstrapIdle(): string {
  return 'This has no effect: the key certificate is one of the store, and not the one that Control Center Director issues itself.';
}

export function sayBootstrapCounted(): string {
  return 'This has no effect: the last day is that of the certificate which “bootstrap.ref” names.';
}

export function sayWindowsSigned(level: string, from: string): string {
  return `With Control Center Director ${toPlain(level)}, the installation on Windows with a signed certificate fails where PowerShell’s execution policy refuses unsigned scripts (MFT-16842). From ${from} on it does not.`;
}

export function sayDirectorLevelUnknown(): string {
  return 'What Control Center Director can deploy cannot be checked here: “director.version” is missing.';
}

export function sayTargetLevelUnknown(): string {
  return 'Which algorithms and protocols this Connect:Direct takes cannot be checked here: “target.version” is missing.';
}
