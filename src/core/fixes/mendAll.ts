import { span } from '../base/span.js';
import type { InspectedFile } from '../findings/inspectedFile.js';
import { chainOrder } from '../findings/rules/chainOrder.js';
import { canonicalBlocks } from './canonicalBlock.js';
import { dropBlocks } from './dropBlocks.js';
import { orderChain } from './orderChain.js';
import { repetitionsIn } from './superfluous.js';
import { applyEdits, type TextEdit } from '../base/textEdit.js';

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

/** Without what both texts begin and end with. */
function toOneEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {
    span: span(start, before.length - end),
    text: after.slice(start, after.length - end),
  };
}
