import { type Span, span } from '../base/span.js';
import type { Item } from '../contents/contents.js';

/** A block of a file together with what was written about it: what is moved and dropped as one. */
export interface BlockUnit {
  readonly item: Item;
  /** From the explanatory text (or BEGIN, where there is none) to the last character of END. */
  readonly span: Span;
}

/** What programs write above a block: OpenSSL's `pkcs12`, `x509 -text` and `s_client -showcerts`. */
const EXPLANATION = /^(?:Bag Attributes|Certificate:|subject=| *\d+ s:)/m;

/**
 * The blocks of a text in order. Explanatory text stands before its block (RFC 7468 section 5.2): all that stands between
 * the block and the one before. Before the first one a paragraph of its own speaks of the file, and belongs to no block.
 */
export function blockUnits(text: string, items: readonly Item[]): readonly BlockUnit[] {
  const units: BlockUnit[] = [];
  let floor = 0;
  for (const item of items) {
    const { block, container } = item;
    if (block === undefined || container !== undefined) continue;
    units.push({ item, span: span(startOf(text, floor, block.span.start), block.span.end) });
    floor = block.span.end;
  }
  return units;
}

function startOf(text: string, floor: number, begin: number): number {
  const between = text.slice(floor, begin);
  // What stands on the block's own line explains nothing, nor does what follows an END on its line.
  if (between.slice(between.lastIndexOf('\n') + 1).trim() !== '') return begin;
  const lineStart = floor === 0 ? 0 : between.indexOf('\n') + 1;
  if (floor > 0 && lineStart === 0) return begin;
  const explanation = between.slice(lineStart);
  const own = floor === 0 ? startOfFirst(explanation) : (/\S/.exec(explanation)?.index ?? -1);
  return own < 0 ? begin - lengthOfIndent(explanation) : floor + lineStart + lineStartAt(explanation, own);
}

/** Where what is said about the first block begins; -1 where nothing is. */
function startOfFirst(before: string): number {
  const known = EXPLANATION.exec(before)?.index;
  if (known !== undefined) return known;
  const lines = before.split('\n');
  const blank = lines.findLastIndex((line, at) => at < lines.length - 1 && line.trim() === '');
  const start = lines.slice(0, blank + 1).reduce((sum, line) => sum + line.length + 1, 0);
  return before.slice(start).trim() === '' ? -1 : start;
}

/** White space between the last line end and the block, which is part of its line. */
function lengthOfIndent(before: string): number {
  return /[ \t]*$/.exec(before)?.[0].length ?? 0;
}

function lineStartAt(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1;
}
