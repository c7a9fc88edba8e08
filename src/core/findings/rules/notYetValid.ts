import { sayNotYetValid } from '../../words/findingWords.js';
import type { Rule } from '../rule.js';

export const notYetValid: Rule = {
  code: 'not-yet-valid',
  severity: 'error',
  citation: 'RFC 5280 section 6.1.3 (a) (2)',
  applies: ({ certificates }) => certificates.length > 0,
  check: ({ certificates, context: { now } }) =>
    certificates
      .filter(({ certificate }) => now < certificate.notBefore.epoch)
      .map(({ certificate, span }) => ({ span, message: sayNotYetValid(certificate) })),
};
