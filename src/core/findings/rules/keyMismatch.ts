import { keyMatches } from '../../keys/keyMatches.js';
import { sayKeyMismatch, sayOtherKey } from '../../words/findingWords.js';
import type { KeyEntry } from '../fileEntry.js';
import { belongsTo } from '../findLeaves.js';
import type { InspectedFile } from '../inspectedFile.js';
import type { Rule } from '../rule.js';

/** Only a key whose public half can be read is judged; behind an encryption it stays unknown until it is opened. */
export const keyMismatch: Rule = {
  code: 'key-mismatch',
  severity: 'error',
  citation: 'IBM Connect:Direct, Secure Plus certificate files; RFC 8446 section 4.4.3',
  applies: ({ role }) => role === 'key-certificate',
  check: (file) =>
    file.keys
      .filter((entry) => entry.key.publicKey !== undefined && !belongsHere(file, entry))
      .map(({ key, span }) => ({
        span,
        message: sayKeyMismatch(key),
        related: file.leaves.map((leaf) => ({
          file: undefined,
          span: leaf.span,
          message: sayOtherKey(leaf.certificate),
        })),
      })),
};

/** A key also belongs to a request that stands beside it. */
function belongsHere({ certificates, contents }: InspectedFile, entry: KeyEntry): boolean {
  const own = entry.key.publicKey;
  const ofRequest = contents.items.some(
    ({ model }) => model.kind === 'request' && own !== undefined && keyMatches(model.publicKey, own),
  );
  return ofRequest || certificates.some((certificate) => belongsTo(entry, certificate));
}
