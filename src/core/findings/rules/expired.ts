import { sayLifetime } from '../../words/findingWords.js';
import type { Rule } from '../rule.js';

/** An error in every file: Connect:Direct ends the session (CSPA601E), whether a node's or a CA's has expired. */
export const expired: Rule = {
  code: 'expired',
  severity: 'error',
  citation: 'RFC 5280 section 6.1.3 (a) (2)',
  applies: ({ certificates }) => certificates.length > 0,
  check: ({ certificates, context: { now } }) =>
    certificates
      .filter(({ certificate }) => now > certificate.notAfter.epoch)
      .map(({ certificate, span }) => ({ span, message: sayLifetime(certificate, now) })),
};
