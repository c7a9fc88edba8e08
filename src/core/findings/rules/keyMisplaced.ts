import { sayKeyMisplaced } from '../../words/findingWords.js';
import { isTrustedList } from '../fileRole.js';
import type { Rule } from '../rule.js';

/** A list of trusted certificates is handed to partners and copied to every node; what stands in it is no secret. */
export const keyMisplaced: Rule = {
  code: 'key-misplaced',
  severity: 'error',
  citation: 'IBM Connect:Direct, Secure Plus certificate files',
  applies: ({ context: { file }, certificates, keys }) =>
    certificates.length > 0 && keys.length > 0 && isTrustedList(file),
  check: ({ keys }) => keys.map(({ key, span }) => ({ span, message: sayKeyMisplaced(key) })),
};
