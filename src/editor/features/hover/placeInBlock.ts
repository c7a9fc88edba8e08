import type * as vscode from 'vscode';
import { type Span, span } from '../../../core/base/span.js';
import type { Item } from '../../../core/contents/contents.js';
import type { PemBlock } from '../../../core/pem/pemBlock.js';
import type { PlaceWords } from '../../../core/words/describePlace.js';
import { toOffset } from '../../desk/ranges.js';

/** What the base64 under the pointer says; its place counts characters. Undefined where the pointer is over none. */
export async function placeInBlock(
  document: vscode.TextDocument,
  position: vscode.Position,
  { block, model }: Item,
): Promise<PlaceWords | undefined> {
  const octet = block?.byteAt(toOffset(document, position));
  if (block === undefined || octet === undefined) return undefined;
  const { range } = document.lineAt(position);
  const line = span(toOffset(document, range.start), toOffset(document, range.end));
  const { describePlace } = await import('../../../core/words/describePlace.js');
  const place = describePlace(model, block.bytes, octet, octetsIn(block, line));
  return place && { ...place, span: block.textSpan(place.span) };
}

/** The octets that begin in a line; what stands around its base64 (quotes, indentation) has none. */
function octetsIn(block: PemBlock, line: Span): Span {
  const start = Math.max(line.start, block.body.start);
  const end = Math.min(line.end, block.body.end);
  let first: number | undefined;
  let last: number | undefined;
  for (let at = start; at < end && first === undefined; at++) first = block.byteAt(at);
  for (let at = end - 1; at >= start && last === undefined; at--) last = block.byteAt(at);
  return span(first ?? 0, (last ?? -1) + 1);
}
