import { applyEdits } from '../base/textEdit.js';
import { replaceScalar } from './edits/replaceScalar.js';
import type { Use } from './findUses.js';

/** The text of a job in which these references name another entry; quotes, comments and all else stay as they are. */
export function renameReferences(text: string, uses: readonly Pick<Use, 'span'>[], name: string): string {
  return applyEdits(
    text,
    uses.map(({ span }) => replaceScalar(text, span, name)),
  );
}
