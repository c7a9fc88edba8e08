import type { Item } from '../core/contents/contents.js';
import { fingerprint } from '../core/path/fingerprint.js';
import type { Reason } from '../core/validation/reason.js';
import { REASONS } from '../core/validation/reason.js';
import type { Revocation, Validation, Verdict } from '../core/validation/validation.js';
import { certificateLabel } from '../core/words/describeCertificate.js';
import { describeFault } from '../core/words/describeFault.js';
import { describeReason } from '../core/words/describeReason.js';
import { describeRevocation, describeVerdict } from '../core/words/describeVerdict.js';
import { toPlain } from '../core/words/toPlain.js';

/** One line of `cdcerts verify --json`: a contract, to which fields may be added, and none renamed or dropped. */
export interface Verification {
  readonly file: string;
  readonly verdict: Verdict;
  /** SHA-256 of each certificate, the leaf first. */
  readonly path: readonly string[];
  /** The same certificates by name. */
  readonly names: readonly string[];
  readonly reasons: readonly VerificationReason[];
  readonly notes: readonly VerificationReason[];
  readonly revocation: Revocation;
  readonly policies: readonly string[];
}

interface VerificationReason {
  readonly code: string;
  /** The section that says so; of RFC 5280 where it names no other. */
  readonly section: string;
  readonly certificate: string | null;
  readonly message: string;
}

export function toVerification(file: string, validation: Validation): Verification {
  const { verdict, path, reasons, notes, revocation, policies } = validation;
  return {
    file,
    verdict,
    path: path.map(({ certificate }) => fingerprint(certificate)),
    names: path.map(({ certificate }) => certificateLabel(certificate)),
    reasons: reasons.map(toVerificationReason),
    notes: notes.map(toVerificationReason),
    revocation,
    policies,
  };
}

/** A file whose first certificate cannot be read, or that has none. */
export function toUnreadableLeaf(file: string, first: Item | undefined): Verification {
  const fault = first?.faults[0];
  const why = fault === undefined ? 'it holds none' : describeFault(fault).replace(/\.$/, '');
  return {
    file,
    verdict: 'invalid',
    path: [],
    names: [],
    reasons: [
      {
        code: fault === undefined ? 'certificate-missing' : 'certificate-unreadable',
        section: '4.1',
        certificate: null,
        message: `There is no certificate to verify: ${why}.`,
      },
    ],
    notes: [],
    revocation: 'not-checked',
    policies: [],
  };
}

function toVerificationReason(reason: Reason): VerificationReason {
  const { code, certificate } = reason;
  return {
    code,
    section: REASONS[code],
    certificate: certificate === undefined ? null : fingerprint(certificate.certificate),
    message: describeReason(reason),
  };
}

/** For people: the verdict, the path, then why. */
export function writeVerificationText(verification: Verification): string {
  const { file, verdict, names, reasons, notes, revocation } = verification;
  const isNamed = names.length > 0;
  return [
    `${toPlain(file)}: ${describeVerdict(verdict)}${isNamed ? `; revocation: ${describeRevocation(revocation)}` : ''}`,
    ...(isNamed ? [`    path: ${names.join(' ← ')}`] : []),
    ...reasons.map(({ message, code }) => `    ${message} [${code}]`),
    ...notes.map(({ message, code }) => `    note: ${message} [${code}]`),
  ].join('\n');
}
