import { fingerprint } from '../path/fingerprint.js';
import type { Validation } from '../validation/validation.js';
import type { Certificate } from '../x509/certificate.js';
import { describeFingerprint } from './certificateFacts.js';
import { describeCertificate } from './describeCertificate.js';
import { describeVerdict } from './describeVerdict.js';
import { FACT_INDENT, factLine, numberedLine, reasonWithRule } from './factLines.js';
import { toPlain } from './toPlain.js';

/** What a running server presented, and what is known of it here. */
export interface PresentedWords {
  readonly address: string;
  readonly protocol: string;
  readonly cipherSuite: string;
  /** Its certificate first, then what it sent along. */
  readonly certificates: readonly Certificate[];
  /** The entries that hold a certificate, by its fingerprint. */
  readonly entries: ReadonlyMap<string, string>;
  /** By the roots of the store; undefined where it presented no certificate. */
  readonly validation: Validation | undefined;
}

/** What a server presents beside what the store holds, as a text to read and keep. */
export function writePresented(presented: PresentedWords, now: number): string {
  const { address, certificates, cipherSuite, entries, protocol, validation } = presented;
  const lines = [
    `Presented by ${toPlain(address)}`,
    '',
    factLine('Protocol', `${toPlain(protocol)}, ${toPlain(cipherSuite)}`),
    factLine(
      'Verdict',
      validation === undefined
        ? 'it presented no certificate'
        : `${describeVerdict(validation.verdict)}, by the roots of the certificate store`,
    ),
    ...(validation?.reasons ?? []).slice(0, 3).map((reason) => factLine('', reasonWithRule(reason))),
  ];
  certificates.forEach((certificate, at) => {
    const entry = entries.get(fingerprint(certificate));
    lines.push(
      '',
      numberedLine(at + 1, describeCertificate(certificate, now)),
      `${FACT_INDENT}${factLine('SHA-256', describeFingerprint(certificate))}`,
      `${FACT_INDENT}${factLine('In the store', entry === undefined ? 'no' : toPlain(entry))}`,
    );
  });
  return `${lines.join('\n')}\n`;
}
