import type { Item } from '../contents/contents.js';
import { chainMembers } from '../findings/chainMembers.js';
import type { InspectedFile } from '../findings/inspectedFile.js';
import { blockUnits } from './blockUnit.js';
import type { TextEdit } from '../base/textEdit.js';

/**
 * Puts every chain of the file in order: leaves first, each certificate before its issuer, strangers last (RFC 5246
 * section 7.4.2). Blocks trade places with what was written about them; keys and all other text stay where they are.
 */
export async function orderChain(text: string, file: InspectedFile): Promise<readonly TextEdit[]> {
  const depths = new Map<Item, number>();
  for (const leaf of file.leaves) {
    const members = chainMembers(file.certificates, await file.pathOf(leaf));
    members.forEach(({ item }, depth) => depths.set(item, Math.max(depth, depths.get(item) ?? 0)));
  }
  const depthOf = (item: Item): number => depths.get(item) ?? Infinity;
  const certificates = new Set(file.certificates.map(({ item }) => item));
  const slots = blockUnits(text, file.contents.items).filter(({ item }) => certificates.has(item));
  // Sorting is stable: what is of one depth keeps its order. Infinity less Infinity is no number.
  const rightful = [...slots].sort((a, b) => depthOf(a.item) - depthOf(b.item) || 0);
  return slots.flatMap(({ item, span }, at) => {
    const wanted = rightful[at];
    if (wanted === undefined || wanted.item === item) return [];
    return [{ span, text: text.slice(wanted.span.start, wanted.span.end) }];
  });
}
