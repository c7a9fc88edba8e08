import { toHex } from '../base/hex.js';
import { sha256 } from '../crypto/sha256.js';
import type { Certificate } from '../x509/certificate.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { certificateFacts } from './certificateFacts.js';
import { describeCertificate } from './describeCertificate.js';
import { describeGeneralName } from './describeExtension.js';
import { partHex } from './describeHex.js';
import { describePurpose } from './extensionFacts.js';
import { groupDigits } from './toPlain.js';

/** Columns that a label takes. */
const LABEL = 24;

/** Values of one list that are told; CAs put at most some hundred names into a certificate. */
const TOLD_VALUES = 1_000;

/**
 * All that a certificate says as a text of one fact a line, for comparing it with another one’s: what a list names has a
 * line each, and two keys or two certificates that look alike differ in their fingerprints.
 */
export function writeDecoded(certificate: Certificate, now: number): string {
  const lists: Readonly<Record<string, readonly string[] | undefined>> = {
    'Alternative names': readExtension(certificate, 'subjectAltName')?.map(describeGeneralName),
    'Key usage': readExtension(certificate, 'keyUsage'),
    'Extended key usage': readExtension(certificate, 'extendedKeyUsage')?.map(describePurpose),
  };
  const key = partHex(toHex(sha256(certificate.publicKey.raw)).toUpperCase());
  const facts = [...certificateFacts(certificate, now), ['Public key SHA-256', key] as const];
  const lines = facts.flatMap(([label, value]) =>
    toShown(lists[label] ?? [value]).map((one, at) => `${(at === 0 ? label : '').padEnd(LABEL)} ${one}`),
  );
  return [describeCertificate(certificate, now), '', ...lines, ''].join('\n');
}

function toShown(values: readonly string[]): readonly string[] {
  const rest = values.length - TOLD_VALUES;
  return rest > 0 ? [...values.slice(0, TOLD_VALUES), `… and ${groupDigits(rest)} more`] : values;
}
