import { type Span, span } from '../base/span.js';
import type { Item } from '../contents/contents.js';
import { blockUnits } from './blockUnit.js';
import type { TextEdit } from '../base/textEdit.js';

/** Takes blocks out of a text with what was written about them and the line they leave empty; all else stays. */
export function dropBlocks(
  text: string,
  items: readonly Item[],
  dropped: ReadonlySet<Item>,
): readonly TextEdit[] {
  const units = blockUnits(text, items);
  const edits: TextEdit[] = [];
  let kept: number | undefined;
  for (const { item, span: unit } of units) {
    if (!dropped.has(item)) {
      kept = unit.end;
      continue;
    }
    const place = placeOfUnit(text, unit, kept);
    // The gap between two that go is taken by the first of them.
    edits.push({ span: span(Math.max(place.start, edits.at(-1)?.span.end ?? 0), place.end), text: '' });
  }
  return edits;
}

/**
 * To the end of the line; the empty lines around go on one side only, so that what is left is parted as before.
 * @param before where the last block ends that stays
 */
function placeOfUnit(text: string, { start, end }: Span, before: number | undefined): Span {
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end, end + 256))?.[0].length ?? 0;
  if (rest === 0 && end < text.length) return span(start, end);
  const lineEnd = before === undefined ? -1 : text.indexOf('\n', before);
  // Behind another block the gap before it goes, at the top of the file the gap after it.
  if (lineEnd >= 0 && lineEnd < start) return span(lineEnd + 1, end + rest);
  const gap = before === undefined ? (/^(?:[ \t]*\r?\n)*/.exec(text.slice(end + rest))?.[0].length ?? 0) : 0;
  return span(start, end + rest + gap);
}
