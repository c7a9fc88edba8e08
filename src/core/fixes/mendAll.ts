import type { InspectedFile } from '../findings/inspectedFile.js';
import { chainOrder } from '../findings/rules/chainOrder.js';
import { canonicalBlocks } from './canonicalBlock.js';
import { dropBlocks } from './dropBlocks.js';
import { orderChain } from './orderChain.js';
import { repetitionsIn } from './superfluous.js';
import { applyEdits, type TextEdit, toOneEdit } from '../base/textEdit.js';

/**
 * Every mend that loses nothing and asks for no decision, one after the other: blocks that are written oddly,
 * certificates that stand there twice, the order of the chain. One edit at most, no longer than what changes.
 * @param read reads a text as the rules do
 */
export async function mendAll(
  text: string,
  read: (text: string) => InspectedFile,
): Promise<readonly TextEdit[]> {
  const rewritings = canonicalBlocks(text, read(text).contents.items, 'sure');
  const written = applyEdits(
    text,
    rewritings.flatMap(({ edits }) => edits),
  );
  const repeating = read(written);
  const unique = applyEdits(written, dropBlocks(written, repeating.contents.items, repetitionsIn(repeating)));
  const file = read(unique);
  const ordered = chainOrder.applies(file) ? applyEdits(unique, await orderChain(unique, file)) : unique;
  return ordered === text ? [] : [toOneEdit(text, ordered)];
}
