import type { Fault } from '../base/fault.js';
import { span } from '../base/span.js';
import type { PemBlock } from './pemBlock.js';
import { readBlock } from './readBlock.js';
import { type Boundary, scanBoundaries, textAfter, textBefore } from './scanBoundaries.js';

/**
 * Finds the blocks of RFC 7468 in a text of any kind, sound or not, and what is odd about where they stand. Never
 * throws. The blocks' own faults are theirs; `faults` has those of the text around them.
 */
export function scanPem(text: string): {
  readonly blocks: readonly PemBlock[];
  readonly faults: readonly Fault[];
} {
  const boundaries = scanBoundaries(text);
  const blocks: PemBlock[] = [];
  const faults: Fault[] = [];
  if (text.startsWith('\ufeff')) faults.push({ code: 'byte-order-mark', span: span(0, 1) });
  for (const [index, boundary] of boundaries.entries()) {
    const previous = boundaries[index - 1];
    const next = boundaries[index + 1];
    faults.push(...placeFaults(text, boundary, previous?.span.end ?? 0));
    if (boundary.kind === 'BEGIN') {
      const end = next?.kind === 'END' ? next : undefined;
      blocks.push(readBlock(text, boundary, end, next?.span.start ?? text.length));
    } else if (previous?.kind !== 'BEGIN') {
      faults.push({ code: 'end-without-begin', span: boundary.span, facts: { label: boundary.label } });
    }
  }
  return { blocks, faults };
}

/**
 * What keeps a boundary from being seen by readers that want it alone on its line, as OpenSSL does: indentation, mail
 * quotes, escaped line ends (a block inside JSON), other text beside it, a lone CR as line end.
 */
function placeFaults(text: string, { span: place }: Boundary, floor: number): readonly Fault[] {
  const before = textBefore(text, place.start, floor);
  const after = textAfter(text, place.end);
  const codes: string[] = [];
  if (after.startsWith('\\') || /\\[nr]$/.test(before)) codes.push('line-ends-escaped');
  else {
    const code = codeOfLead(before);
    if (code !== undefined) codes.push(code);
    if (after.trim() !== '' && code !== 'boundary-not-alone') codes.push('boundary-not-alone');
  }
  const lineEnd = place.end + after.length;
  if (text.charAt(lineEnd) === '\r' && text.charAt(lineEnd + 1) !== '\n') codes.push('line-ends-cr');
  return codes.map((code) => ({ code, span: place }));
}

function codeOfLead(before: string): string | undefined {
  if (before === '' || before === '\ufeff') return undefined;
  if (before.trim() === '') return 'boundary-indented';
  return /^[\s>]+$/.test(before) ? 'boundary-quoted' : 'boundary-not-alone';
}
