import { type ReasonCode, REASONS } from '../validation/reason.js';
import type { Revocation, Verdict } from '../validation/validation.js';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  valid: 'valid',
  invalid: 'not valid',
  unchecked: 'cannot be checked here',
};

export function describeVerdict(verdict: Verdict): string {
  return VERDICTS[verdict];
}

const REVOCATIONS: Readonly<Record<Revocation, string>> = {
  good: 'no certificate of the path is revoked',
  revoked: 'revoked',
  'not-checked': 'not checked',
};

export function describeRevocation(revocation: Revocation): string {
  return REVOCATIONS[revocation];
}

/** `RFC 5280 section 6.1.3 (a) (2)`, or the other text that says so. */
export function describeSection(code: ReasonCode): string {
  const section = REASONS[code];
  return /^\d/.test(section) ? `RFC 5280 section ${section}` : section;
}
