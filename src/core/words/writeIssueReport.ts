import type { Certificate } from '../x509/certificate.js';
import { describeFingerprint } from './certificateFacts.js';
import { describeSerial } from './describeHex.js';
import { countOf, describeDay } from './describeLifetime.js';
import { describeName } from './describeName.js';
import { toPlain } from './toPlain.js';

/** A certificate that was issued, and the entry that holds it. */
export interface IssuedCertificate {
  readonly certificate: Certificate;
  /** The name of the entry. */
  readonly entry: string;
}

/** What was issued, as a text to be kept, mailed or compared: one paragraph a certificate. `now` in milliseconds. */
export function writeIssueReport(issued: readonly IssuedCertificate[], issuer: string, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10);
  const paragraphs = issued.map(({ certificate, entry }) =>
    [
      toPlain(entry),
      `  Subject        ${describeName(certificate.subject)}`,
      `  Serial number  ${toPlain(describeSerial(certificate.serial))}`,
      `  Last day       ${describeDay(certificate.notAfter.epoch)}`,
      `  SHA-256        ${describeFingerprint(certificate)}`,
    ].join('\n'),
  );
  return [
    `${countOf(issued.length, 'certificate')}, issued by ${toPlain(issuer)} on ${day}`,
    ...paragraphs,
    '',
  ].join('\n\n');
}
