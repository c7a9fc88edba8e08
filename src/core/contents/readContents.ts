import type { Fault } from '../base/fault.js';
import { type Span, span } from '../base/span.js';
import { isBase64 } from '../pem/base64.js';
import type { PemBlock } from '../pem/pemBlock.js';
import { scanPem } from '../pem/scanPem.js';
import type { Contents, Item } from './contents.js';
import { decodeText, utf16Of } from './decodeText.js';
import { type ParsedBlock, parseBinary, parseBlock } from './parseModel.js';

type Parse = (block: PemBlock) => ParsedBlock;

/**
 * Everything in one file, in order: the blocks of a PEM text, or the one object of a binary file. Octets that look like
 * text are read as text. Never throws; what cannot be read is an item with faults, or a fault of the file.
 */
export function readContents(input: string | Uint8Array): Contents {
  if (typeof input === 'string') return readText(input);
  const text = decodeText(input);
  return text === undefined ? readBinary(input) : readText(text, utf16Of(input) !== undefined);
}

function readBinary(bytes: Uint8Array): Contents {
  // Node's Buffer would hand its own slice(), which copies nothing, down to every part.
  const model = parseBinary(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  const item: Item = { model, block: undefined, span: span(0, bytes.length), faults: model.faults };
  return { form: 'der', items: [item], faults: [] };
}

/**
 * The blocks of a text. `parse` may know them from an earlier reading.
 * @param isUtf16 whether the file has the text in UTF-16, which nothing else reads
 */
export function readText(text: string, isUtf16 = false, parse: Parse = parseBlock): Contents {
  if (text === '') return { form: 'pem', items: [], faults: [{ code: 'file-empty', span: span(0, 0) }] };
  const scanned = scanPem(text);
  const { blocks } = scanned;
  const faults = isUtf16 ? sayUtf16(scanned.faults) : scanned.faults;
  const items: Item[] = [];
  const outside: Fault[] = [];
  let next = 0;
  for (const block of blocks) {
    const around: Fault[] = [];
    // Both come in the order of their places.
    for (let fault = faults[next]; fault && fault.span.start < block.span.end; fault = faults[++next]) {
      (fault.span.start < block.span.start ? outside : around).push(fault);
    }
    items.push(readItem(block, around, parse));
  }
  outside.push(...faults.slice(next));
  if (blocks.length === 0) outside.push(whyNoBlock(text));
  return { form: 'pem', items, faults: outside };
}

/** Every octet is in the way of other tools, and so the byte order mark is not worth a word of its own. */
function sayUtf16(faults: readonly Fault[]): readonly Fault[] {
  return [
    { code: 'text-utf16', span: span(0, 1) },
    ...faults.filter(({ code }) => code !== 'byte-order-mark'),
  ];
}

/** The item of one block; `around` are the faults of where its boundaries stand. */
function readItem(block: PemBlock, around: readonly Fault[], parse: Parse): Item {
  const { model, labelFaults } = parse(block);
  const faults: Fault[] = [...around, ...block.faults];
  const label = labelSpan(block);
  for (const fault of labelFaults) faults.push({ ...fault, span: label });
  // Where octets are known to be missing, what their structure lacks says nothing more.
  if (!block.faults.some(({ code }) => damaging.has(code)))
    for (const fault of model.faults) faults.push({ ...fault, span: block.textSpan(fault.span) });
  if (faults.length > 1) faults.sort((a, b) => a.span.start - b.span.start);
  return { model, block, span: block.span, faults };
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

function whyNoBlock(text: string): Fault {
  const bare = text.trim();
  const start = text.indexOf(bare);
  const firstLine = /^[^\r\n]*/.exec(bare.slice(0, 256))?.[0].length ?? 0;
  // The octets of a SEQUENCE begin so.
  const isObject = bare.length >= LEAST_BASE64 && /^M[A-P]/.test(bare) && isBase64(bare, 0, bare.length);
  return { code: isObject ? 'boundaries-missing' : 'pem-missing', span: span(start, start + firstLine) };
}
