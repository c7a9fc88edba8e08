import { isInTheClear } from '../../keys/isInTheClear.js';
import { sayKeyUnencrypted } from '../../words/findingWords.js';
import type { Rule } from '../rule.js';

/** Connect:Direct's key header is ENCRYPTED PRIVATE KEY, and it asks for the passphrase; yet plain keys do occur. */
export const keyUnencrypted: Rule = {
  code: 'key-unencrypted',
  severity: 'warning',
  citation: 'RFC 5958 section 3; IBM Connect:Direct, certificate formats',
  applies: ({ keys }) => keys.length > 0,
  check: ({ keys }) =>
    keys
      .filter(({ key }) => isInTheClear(key))
      .map(({ key, span }) => ({ span, message: sayKeyUnencrypted(key) })),
};
