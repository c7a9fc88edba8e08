import type { SourceName } from '../fields/sources.js';
import { isAtLeast } from './level.js';

/** A level at which a product began to do something otherwise. */
export interface Gate {
  /** `director`: Control Center Director; `unix`: Connect:Direct for UNIX, which is what the container runs too. */
  readonly product: 'director' | 'unix';
  readonly level: string;
  /** IBM’s own number of it, where it has one. */
  readonly fix?: string;
  readonly source: SourceName;
}

/** What depends on levels, and who says so. */
export const gates = {
  /** Before it, Director made a bootstrap certificate for each new server and took no other. */
  userCertificates: { product: 'director', level: '6.3.1', source: 'certificates' },
  /** “Unable to deploy CD server with intermediate CA certs” is fixed. */
  intermediates: { product: 'director', level: '6.3.1.0 iFix03', fix: 'MFT-16127', source: 'fixList' },
  /** Labels of more than 50 characters. */
  longLabels: { product: 'director', level: '6.4.0.0 iFix01', fix: 'MFT-16628', source: 'fixList' },
  /** The installation on Windows with signed certificates no longer fails under PowerShell’s execution policy. */
  signedOnWindows: { product: 'director', level: '6.4.0.0 iFix01', fix: 'MFT-16842', source: 'fixList' },
  /** A self-signed key certificate is permitted for the license `non-prod` of the container. */
  selfSignedNonProd: { product: 'unix', level: '6.4.0.2', fix: 'CDUA-5708', source: 'unixFixList' },
  /** DES and triple DES are off in the Java runtime of the Install Agent. */
  noTripleDes: { product: 'unix', level: '6.4.0.5', fix: 'CDUA-6372', source: 'unixFixList' },
  /** GSKit 9: no TLS 1.0 and 1.1, fewer cipher suites, FIPS 140-3. */
  gskit9: { product: 'unix', level: '6.4.0.6', source: 'unixFixList' },
  /** The keystore is PKCS#12; before, it was CMS. */
  keystorePkcs12: { product: 'unix', level: '6.3.0.3', fix: 'IT47393', source: 'unixFixList' },
  /** Keystore passwords of 64 characters and more, and with special characters, are no trap any more. */
  keystorePasswords: { product: 'unix', level: '6.4.0.1', fix: 'IT47423', source: 'unixFixList' },
} as const satisfies Readonly<Record<string, Gate>>;

/** Whether a product of this level is at the gate or past it; undefined where the level is not known. */
export function isPast(gate: Gate, level: string | undefined): boolean | undefined {
  return isAtLeast(level, gate.level);
}
