import type { Fault } from '../base/fault.js';
import { type Span, span } from '../base/span.js';
import type { PemBlock } from '../pem/pemBlock.js';
import { moveBlock, readBlock } from '../pem/readBlock.js';
import type { Contents } from './contents.js';
import { type ParsedBlock, parseBlock } from './parseModel.js';
import { type BlockReaders, readText } from './readContents.js';

/**
 * A reader for one text that is edited: what a block says depends on the text from its BEGIN to its END alone, so that a
 * block that stood in the text at the last reading, outside of what has changed since, is neither decoded nor parsed
 * again. It keeps what the last text held, and no more.
 */
export function rememberBlocks(): (text: string, isUtf16?: boolean) => Contents {
  let before: Reading = { text: '', blocks: new Map() };
  return (text, isUtf16) => {
    const faults: Fault[] = [];
    const { now, readers } = readAfter(before, text);
    const items = [...readText(text, faults, isUtf16, readers)];
    before = now;
    return { form: 'pem', items, faults };
  };
}

interface Reading {
  readonly text: string;
  /** By where they begin. */
  readonly blocks: Map<number, { readonly block: PemBlock; readonly parsed: ParsedBlock }>;
}

/** Readers that take from the reading before what stands in the text still, and what they come to. */
function readAfter(before: Reading, text: string): { readonly now: Reading; readonly readers: BlockReaders } {
  const now: Reading = { text, blocks: new Map() };
  const by = text.length - before.text.length;
  const changed = changeOf(before.text, text);
  const known = ({ start, end }: Span) => {
    if (end <= changed.start) return before.blocks.get(start);
    return start >= changed.end ? before.blocks.get(start - by) : undefined;
  };
  const readers: BlockReaders = {
    read: (whole, begin, end, limit) => {
      const place = end && span(begin.span.start, end.span.end);
      const found = place && known(place)?.block;
      // A dash more after END is none of the block's text, and yet moves its end.
      if (found === undefined || place === undefined || lengthOf(found.span) !== lengthOf(place))
        return readBlock(whole, begin, end, limit);
      // In the new text, lest the old one be kept for it.
      return moveBlock(found, whole, begin.span.start - found.span.start);
    },
    parse: (block) => {
      const found = known(block.span);
      const parsed = found?.block.bytes === block.bytes ? found.parsed : parseBlock(block);
      now.blocks.set(block.span.start, { block, parsed });
      return parsed;
    },
  };
  return { now, readers };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Characters that are compared at once. */
const STRIDE = 4096;

/** What differs from the old text, in places of the new one: all before and all after stood there as it does. */
function changeOf(old: string, text: string): Span {
  const shorter = Math.min(old.length, text.length);
  let before = 0;
  while (before < shorter && sameFrom(before)) before += STRIDE;
  before = Math.min(before, shorter);
  while (before < shorter && old.charCodeAt(before) === text.charCodeAt(before)) before++;
  const room = shorter - before;
  let after = 0;
  while (after + STRIDE <= room && sameUpTo(after)) after += STRIDE;
  while (after < room && old.charCodeAt(old.length - 1 - after) === text.charCodeAt(text.length - 1 - after))
    after++;
  return span(before, text.length - after);

  function sameFrom(at: number): boolean {
    return old.slice(at, at + STRIDE) === text.slice(at, at + STRIDE);
  }
  function sameUpTo(at: number): boolean {
    return (
      old.slice(old.length - at - STRIDE, old.length - at) ===
      text.slice(text.length - at - STRIDE, text.length - at)
    );
  }
}
