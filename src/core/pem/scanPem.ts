import type { Fault } from '../base/fault.js';
import { span } from '../base/span.js';
import type { PemBlock } from './pemBlock.js';
import { readBlock } from './readBlock.js';
import type { Boundary } from './boundary.js';
import { scanBoundaries, textAfter, textBefore } from './scanBoundaries.js';

/**
 * Finds the blocks of RFC 7468 in a text of any kind, sound or not, one after another, and what is odd about where they
 * stand. Never throws. `read` may know blocks from an earlier reading. The blocks' own faults are theirs; `faults` gets those of the text around them, up to a block's
 * END before the block is handed out.
 */
export function* scanPem(
  text: string,
  faults: Fault[],
  read: typeof readBlock = readBlock,
): Generator<PemBlock, void> {
  const boundaries = scanBoundaries(text);
  if (text.startsWith('\ufeff')) faults.push({ code: 'byte-order-mark', span: span(0, 1) });
  let floor = 0;
  for (let index = 0; index < boundaries.length; index++) {
    const boundary = boundaries[index];
    if (boundary === undefined) break;
    pushPlaceFaults(text, boundary, floor, faults);
    floor = boundary.span.end;
    if (boundary.kind === 'END') {
      faults.push({ code: 'end-without-begin', span: boundary.span, facts: { label: boundary.label } });
      continue;
    }
    const next = boundaries[index + 1];
    const end = next?.kind === 'END' ? next : undefined;
    if (end !== undefined) {
      index++;
      pushPlaceFaults(text, end, floor, faults);
      floor = end.span.end;
    }
    yield read(text, boundary, end, next?.span.start ?? text.length);
  }
}

const BYTE_ORDER_MARKS = /^\ufeff+$/;

/**
 * What keeps a boundary from being seen by readers that want it alone on its line, as OpenSSL does: indentation, mail
 * quotes, escaped line ends (a block inside JSON), other text beside it, a lone CR as line end.
 */
function pushPlaceFaults(text: string, { span: place }: Boundary, floor: number, faults: Fault[]): void {
  // By far the most stand alone on their lines.
  if (isLineStart(text, place.start) && isLineEnd(text, place.end)) return;
  const before = textBefore(text, place.start, floor);
  const after = textAfter(text, place.end);
  const codes: string[] = [];
  const mark = place.start - before.length;
  // Where the text begins with one, that has its own fault.
  if (BYTE_ORDER_MARKS.test(before) && mark + before.length > 1)
    faults.push({ code: 'byte-order-mark-inside', span: span(mark, place.start) });
  if (after.startsWith('\\') || /\\[nr]$/.test(before)) codes.push('line-ends-escaped');
  else {
    const code = codeOfLead(before);
    if (code !== undefined) codes.push(code);
    if (after.trim() !== '' && code !== 'boundary-not-alone') codes.push('boundary-not-alone');
  }
  const lineEnd = place.end + after.length;
  if (text.charAt(lineEnd) === '\r' && text.charAt(lineEnd + 1) !== '\n') codes.push('line-ends-cr');
  for (const code of codes) faults.push({ code, span: place });
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === 0x0a;
}

/** LF, CRLF or the end of the text. */
function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at === text.length || code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) === 0x0a);
}

function codeOfLead(before: string): string | undefined {
  if (before === '' || BYTE_ORDER_MARKS.test(before)) return undefined;
  if (before.trim() === '') return 'boundary-indented';
  return /^[\s>]+$/.test(before) ? 'boundary-quoted' : 'boundary-not-alone';
}
