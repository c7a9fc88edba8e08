import { type Span, span } from '../base/span.js';
import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate } from '../path/pool.js';
import type { Chain, Link } from '../validation/proveChain.js';
import type { Reason } from '../validation/reason.js';
import type { Validation } from '../validation/validation.js';
import type { Certificate } from '../x509/certificate.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { describeFingerprint } from './certificateFacts.js';
import { certificateLabel, describeCertificate } from './describeCertificate.js';
import { describeSerial } from './describeHex.js';
import { describePublicKey } from './describeKey.js';
import { describeDate } from './describeLifetime.js';
import { describeName } from './describeName.js';
import { describeReason } from './describeReason.js';
import { describeRevocation, describeVerdict } from './describeVerdict.js';
import { FACT_INDENT, factLine, LABEL_COLUMNS, numberedLine, reasonWithRule } from './factLines.js';
import { describeIssuer } from './findingWords.js';
import { toPlain } from './toPlain.js';

/** A chain in words, and where in them a certificate’s file is named. */
export interface ChainText {
  readonly text: string;
  readonly places: readonly { readonly span: Span; readonly known: KnownCertificate }[];
}

/** Reasons that are told; a hostile pool makes thousands. */
const TOLD_REASONS = 20;

/**
 * A path from the leaf to the root for people: the verdict, then each certificate with its own and what proves its link
 * to the next.
 * @param nameOf the file that a certificate stands in, as people call it
 */
export function writeChain(
  chain: Chain,
  now: number,
  nameOf: (known: KnownCertificate) => string,
): ChainText {
  const page = new Page();
  const { path, reasons, notes } = chain.validation;
  const leaf = path[0];
  if (leaf === undefined) return page;
  page.line(`Chain of “${certificateLabel(leaf.certificate)}”`);
  page.line('');
  for (const [label, value] of summary(chain, now)) page.fact(label, value);
  path.forEach((known, at) => {
    writeStep(page, chain, at, known, now, nameOf);
  });
  writeReasons(
    page,
    chain.validation.verdict === 'unchecked' ? 'Why it cannot be checked' : 'Why it is not valid',
    reasons,
  );
  writeReasons(page, 'Notes', notes);
  return page;
}

/** Text that grows line by line. */
class Page implements ChainText {
  readonly places: { span: Span; known: KnownCertificate }[] = [];
  text = '';

  line(text: string): void {
    this.text += `${text}\n`;
  }

  fact(label: string, value: string, indent = ''): void {
    this.line(`${indent}${factLine(label, value)}`);
  }

  place(label: string, name: string, known: KnownCertificate, indent: string): void {
    const start = this.text.length + indent.length + LABEL_COLUMNS + 1;
    this.places.push({ span: span(start, start + name.length), known });
    this.fact(label, name, indent);
  }
}

function* summary({ validation, trust, roles }: Chain, now: number): Generator<readonly [string, string]> {
  const root = validation.path.at(-1)?.certificate;
  const isConditional = validation.verdict === 'valid' && trust === 'assumed' && root !== undefined;
  const condition = isConditional ? `, if “${certificateLabel(root)}” is to be trusted` : '';
  yield ['Verdict', describeVerdict(validation.verdict) + condition];
  if (root !== undefined && trust === 'trusted')
    yield ['Trust', `“${certificateLabel(root)}” is in the certificate store`];
  if (root !== undefined && trust === 'assumed')
    yield [
      'Trust',
      `“${certificateLabel(root)}” is not in the certificate store: compare its fingerprint with its owner before you import it`,
    ];
  yield ['Revocation', describeRevocation(validation.revocation)];
  if (roles !== undefined) {
    yield ['As a server', describeRole(roles.server, validation)];
    yield ['As a client', describeRole(roles.client, validation)];
  }
  yield ['Checked for', describeDate({ epoch: now, span: span(0, 0) })];
}

/** Only what the role adds is told beside it. */
function describeRole(role: Validation, any: Validation): string {
  const known = new Set(any.reasons.map(({ code }) => code));
  const own = role.reasons.find(({ code }) => !known.has(code));
  return describeVerdict(role.verdict) + (own === undefined ? '' : `: ${describeReason(own)}`);
}

function writeStep(
  page: Page,
  { links, validation: { path, reasons } }: Chain,
  at: number,
  known: KnownCertificate,
  now: number,
  nameOf: (known: KnownCertificate) => string,
): void {
  const { certificate } = known;
  const indent = FACT_INDENT;
  page.line('');
  page.line(numberedLine(at + 1, describeCertificate(certificate, now)));
  page.fact('Verdict', describeStep(known, links[at], reasons), indent);
  page.place('Stands in', toPlain(nameOf(known)), known, indent);
  page.fact('Subject', describeName(certificate.subject), indent);
  page.fact(
    'Valid',
    `${describeDate(certificate.notBefore)} to ${describeDate(certificate.notAfter)}`,
    indent,
  );
  page.fact('Key', describePublicKey(certificate.publicKey), indent);
  page.fact('Serial number', toPlain(describeSerial(certificate.serial)), indent);
  page.fact('SHA-256', describeFingerprint(certificate), indent);
  page.fact('Issuer', describeIssuer(certificate), indent);
  for (const evidence of describeLink(certificate, links[at], at, path)) page.fact('', evidence, indent);
}

/** A certificate's own part in the verdict. */
function describeStep(
  { certificate }: KnownCertificate,
  link: Link | undefined,
  reasons: readonly Reason[],
): string {
  const print = fingerprint(certificate);
  const own = reasons.find(
    (reason) => reason.certificate && fingerprint(reason.certificate.certificate) === print,
  );
  if (own !== undefined && own.code !== 'signature-unchecked') return `not valid: ${describeReason(own)}`;
  return own !== undefined || link?.signature.verdict === 'unchecked'
    ? describeVerdict('unchecked')
    : 'valid';
}

/** What speaks for the next one having issued it, one line each. */
function* describeLink(
  certificate: Certificate,
  link: Link | undefined,
  at: number,
  path: readonly KnownCertificate[],
): Generator<string> {
  if (link === undefined) {
    yield 'its certificate is not known here';
    return;
  }
  const isSelf = path[at + 1] === undefined;
  const issuer = isSelf ? 'this certificate itself' : `number ${at + 2}`;
  yield `is ${issuer}: its subject is the same name`;
  if (link.identifiers === 'match') yield 'the key identifiers agree';
  else if (link.identifiers === 'mismatch') yield 'the key identifiers name another key';
  else yield 'there are no key identifiers to compare';
  const algorithm = describeSignatureAlgorithm(certificate.signatureAlgorithm);
  const { signature } = link;
  if (signature.verdict === 'valid') yield `its key verifies the signature (${algorithm})`;
  else if (signature.verdict === 'invalid') yield `its key does not verify the signature (${algorithm})`;
  else yield `the signature cannot be checked here: ${toPlain(signature.what)}`;
}

function writeReasons(page: Page, title: string, reasons: readonly Reason[]): void {
  if (reasons.length === 0) return;
  page.line('');
  page.line(title);
  for (const reason of reasons.slice(0, TOLD_REASONS)) page.line(`  - ${reasonWithRule(reason)}`);
  if (reasons.length > TOLD_REASONS) page.line(`  … and ${reasons.length - TOLD_REASONS} more`);
}
