import type { Fault } from '../base/fault.js';
import { type Span, span } from '../base/span.js';
import { isBase64 } from '../pem/base64.js';
import type { PemBlock } from '../pem/pemBlock.js';
import { readBareBlock, readBlock } from '../pem/readBlock.js';
import { scanPem } from '../pem/scanPem.js';
import type { Contents, Item } from './contents.js';
import { decodeText, utf16Of } from './decodeText.js';
import { foreignContent } from './foreignContent.js';
import { type ParsedBlock, parseBinary, parseBlock } from './parseModel.js';
import { splitBinary } from './splitBinary.js';
import { withEnclosed } from './withEnclosed.js';

/** How blocks are read and parsed; whoever reads a text again may know them. */
export interface BlockReaders {
  readonly read: typeof readBlock;
  readonly parse: (block: PemBlock) => ParsedBlock;
}

const readers: BlockReaders = { read: readBlock, parse: parseBlock };

/**
 * Everything in one file, in order: the blocks of a PEM text, or what stands in a binary file. Octets that look like text
 * are read as text. Never throws; what cannot be read is an item with faults, or a fault of the file.
 */
export function readContents(input: string | Uint8Array): Contents {
  const faults: Fault[] = [];
  const items = [...readItems(input, faults)];
  const isBinary = items[0] !== undefined && items[0].block === undefined;
  return { form: isBinary ? 'der' : 'pem', items, faults };
}

/** The same one after another, for whoever needs no item twice; `faults` gets those of the file. */
export function* readItems(input: string | Uint8Array, faults: Fault[]): Generator<Item, void> {
  const text = typeof input === 'string' ? input : decodeText(input);
  if (text !== undefined) {
    const isUtf16 = typeof input !== 'string' && utf16Of(input) !== undefined;
    yield* readText(text, faults, isUtf16);
  } else if (typeof input !== 'string') {
    // Node's Buffer would hand its own slice(), which copies nothing, down to every part.
    const bytes = new Uint8Array(input.buffer, input.byteOffset, input.length);
    for (const piece of splitBinary(bytes))
      yield* withEnclosed(readBinary(piece, piece.byteOffset - bytes.byteOffset));
  }
}

/** @param offset where in the file these octets begin */
function readBinary(bytes: Uint8Array, offset: number): Item {
  const model = parseBinary(bytes);
  const place = ({ start, end }: Span): Span => span(offset + start, offset + end);
  const faults =
    offset === 0 ? model.faults : model.faults.map((fault) => ({ ...fault, span: place(fault.span) }));
  return { model, block: undefined, container: undefined, span: place(span(0, bytes.length)), faults };
}

/**
 * The blocks of a text.
 * @param isUtf16 whether the file has the text in UTF-16, which nothing else reads
 */
export function* readText(
  text: string,
  faults: Fault[],
  isUtf16 = false,
  { read, parse }: BlockReaders = readers,
): Generator<Item, void> {
  if (text === '') {
    faults.push({ code: 'file-empty', span: span(0, 0) });
    return;
  }
  if (isUtf16) faults.push({ code: 'text-utf16', span: span(0, 1) });
  const scanned: Fault[] = [];
  let isEmpty = true;
  for (const block of scanPem(text, scanned, read)) {
    isEmpty = false;
    const around: Fault[] = [];
    for (const fault of scanned.splice(0)) {
      if (fault.span.start < block.span.start) outside(fault);
      else around.push(fault);
    }
    yield* withEnclosed(readItem(block, around, parse));
  }
  scanned.forEach(outside);
  if (isEmpty) yield* readBare(text, faults, parse);

  function outside(fault: Fault): void {
    // In UTF-16 every octet is in the way of other tools, and so the byte order mark is not worth a word of its own.
    if (!(isUtf16 && fault.code === 'byte-order-mark')) faults.push(fault);
  }
}

/** The item of one block; `around` are the faults of where its boundaries stand. */
function readItem(block: PemBlock, around: readonly Fault[], parse: BlockReaders['parse']): Item {
  const { model, labelFaults } = parse(block);
  const faults: Fault[] = [...around, ...block.faults];
  const label = labelSpan(block);
  for (const fault of labelFaults) faults.push({ ...fault, span: label });
  // Where octets are known to be missing, what their structure lacks says nothing more.
  if (!block.faults.some(({ code }) => damaging.has(code)))
    for (const fault of model.faults) faults.push({ ...fault, span: block.textSpan(fault.span) });
  if (faults.length > 1) faults.sort((a, b) => a.span.start - b.span.start);
  return { model, block, container: undefined, span: block.span, faults };
}

/** Faults of the base64 after which octets are missing or false. */
const damaging: ReadonlySet<string> = new Set([
  'base64-invalid',
  'base64-after-padding',
  'base64-length',
  'body-empty',
]);

/** The label inside the BEGIN line: after five dashes, BEGIN and a space. */
function labelSpan({ begin, label }: PemBlock): Span {
  const start = Math.min(begin.start + '-----BEGIN '.length, begin.end);
  return span(start, Math.min(start + label.length, begin.end));
}

/** The shortest base64 that could be an object: words are shorter. */
const LEAST_BASE64 = 40;

/** What a text without a block holds: base64 without its boundaries is read all the same. */
function* readBare(text: string, faults: Fault[], parse: BlockReaders['parse']): Generator<Item, void> {
  const bare = text.trim();
  const start = text.indexOf(bare);
  const firstLine = span(start, start + (/^[^\r\n]*/.exec(bare.slice(0, 256))?.[0].length ?? 0));
  // The octets of a SEQUENCE begin so.
  const isObject = bare.length >= LEAST_BASE64 && /^M[A-P]/.test(bare) && isBase64(bare, 0, bare.length);
  const facts = isObject ? undefined : foreignContent(text);
  const code = isObject ? 'boundaries-missing' : 'pem-missing';
  const fault: Fault = { code, span: firstLine, ...(facts && { facts }) };
  const block = isObject ? readBareBlock(text, span(start, start + bare.length), firstLine) : undefined;
  // Where there is no label, no label is wrong.
  const item = block && readItem(block, [fault], (found) => ({ ...parse(found), labelFaults: [] }));
  if (item === undefined || item.model.kind === 'unknown') faults.push(fault);
  else yield* withEnclosed(item);
}
