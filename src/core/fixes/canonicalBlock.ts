import { sameOctets } from '../base/sameOctets.js';
import { span } from '../base/span.js';
import type { Item, Model } from '../contents/contents.js';
import type { PemBlock } from '../pem/pemBlock.js';
import { writePem } from '../pem/writePem.js';
import { lineEndOf, type TextEdit } from '../base/textEdit.js';

/** Faults of how a block is written, which vanish when the same octets are written as RFC 7468 section 3 has it. */
const MENDABLE: ReadonlySet<string> = new Set([
  'base64-bits',
  'base64-blank-line',
  'base64-invalid',
  'base64-padding',
  'boundaries-missing',
  'boundary-dashes',
  'boundary-indented',
  'boundary-not-alone',
  'boundary-quoted',
  'boundary-words',
  'end-label-mismatch',
  'end-missing',
  'label-nonstandard',
  'label-wrong',
  'line-ends-escaped',
  'text-html',
  'text-quoted-printable',
]);

/** Those of the boundary lines alone: the base64 between them may stay as it is. */
const OF_BOUNDARIES: ReadonlySet<string> = new Set([
  'boundary-dashes',
  'boundary-words',
  'end-label-mismatch',
  'label-nonstandard',
  'label-wrong',
]);

/** The faults of a block that writing it anew would mend. */
function mendableFaults(text: string, { block, faults }: Item): readonly string[] {
  const codes = faults.map(({ code }) => code).filter((code) => MENDABLE.has(code));
  // It stands before the block, and so is a fault of the file.
  const isMarked = block !== undefined && block.span.start > 1 && text[block.span.start - 1] === '\ufeff';
  return isMarked ? ['byte-order-mark-inside', ...codes] : codes;
}

/** The edits that write one block anew. */
export interface Rewriting {
  readonly item: Item;
  readonly edits: readonly TextEdit[];
}

/**
 * What writes blocks anew, in their order.
 * @param which `sure`: those with faults that it mends, and octets that no fault leaves in doubt; `faulty`: those with
 * faults; `all`: also those that are merely written otherwise
 */
export function canonicalBlocks(
  text: string,
  items: readonly Item[],
  which: 'sure' | 'faulty' | 'all',
): readonly Rewriting[] {
  let floor = 0;
  return items.flatMap((item) => {
    if (item.block === undefined || item.container !== undefined) return [];
    const before = floor;
    floor = item.block.span.end;
    const codes = mendableFaults(text, item);
    const isDoubtful = codes.includes('base64-invalid') && !isMerelyInvisible(text, item.block);
    const isMeant = which === 'all' || (codes.length > 0 && !(which === 'sure' && isDoubtful));
    const edits = isMeant ? canonicalBlock(text, item, before) : undefined;
    return edits === undefined ? [] : [{ item, edits }];
  });
}

/** Base64, white space, mail quotes and what cannot be seen. */
const VISIBLY_BASE64 = /^[A-Za-z0-9+/=\s>\u00ad\u200b-\u200d\u2060]*$/;
const PARTED_LINE = /[A-Za-z0-9+/=][^A-Za-z0-9+/=\r\n]+[A-Za-z0-9+/=]/;

/** Whether all that is foreign to a block’s base64 cannot be seen and parts no line: it stands in no letter’s place. */
function isMerelyInvisible(text: string, { begin, end, span: { end: last } }: PemBlock): boolean {
  const body = text.slice(begin.end, end?.start ?? last);
  return VISIBLY_BASE64.test(body) && !PARTED_LINE.test(body);
}

/**
 * The block with the same octets, its standard label, and lines of 64 columns (RFC 7468 section 3). Where nothing but
 * its boundary lines is wrong, its base64 is left alone. Undefined where its octets cannot be relied on, where headers
 * tell what it is encrypted with, or where nothing has to be changed.
 * @param floor where the block before it ends
 */
function canonicalBlock(text: string, item: Item, floor: number): readonly TextEdit[] | undefined {
  const { block, container, model } = item;
  if (block === undefined || container !== undefined || !isWhole(item)) return undefined;
  const label = labelOf(model, block);
  if (label === undefined || block.headers.length > 0) return undefined;
  const codes = mendableFaults(text, item);
  if (codes.length > 0 && codes.every((code) => OF_BOUNDARIES.has(code)))
    return boundaryEdits(text, block, label);
  const edit = wholeEdit(text, block, label, floor);
  return text.slice(edit.span.start, edit.span.end) === edit.text ? undefined : [edit];
}

/** Faults after which octets are missing or false. */
const DAMAGE: ReadonlySet<string> = new Set(['base64-after-padding', 'base64-length', 'body-empty']);

/** Whether the octets are those that were meant. Foreign characters may have taken others' places: DER then tells. */
function isWhole({ faults, model }: Item): boolean {
  if (faults.some(({ code }) => DAMAGE.has(code))) return false;
  return model.faults.length === 0 || !faults.some(({ code }) => code.startsWith('base64-invalid'));
}

/** The label of RFC 7468 section 4, or of the structure where that names none; undefined where none would fit. */
function labelOf(model: Model, { bytes, label }: PemBlock): string | undefined {
  switch (model.kind) {
    case 'certificate':
      // OpenSSL's trust settings, which follow the certificate, would be lost.
      return label === 'TRUSTED CERTIFICATE' ? undefined : 'CERTIFICATE';
    case 'request':
      return 'CERTIFICATE REQUEST';
    case 'crl':
      return 'X509 CRL';
    case 'keystore':
      return model.container === 'PKCS#7' ? 'PKCS7' : undefined;
    case 'privateKey':
      if (model.wrapper === 'pkcs8')
        return model.encryption === null ? 'PRIVATE KEY' : 'ENCRYPTED PRIVATE KEY';
      if (model.wrapper === 'pkcs1') return 'RSA PRIVATE KEY';
      return model.wrapper === 'sec1' ? 'EC PRIVATE KEY' : undefined;
    case 'publicKey':
      return sameOctets(model.publicKey.raw, bytes) ? 'PUBLIC KEY' : undefined;
    case 'unknown':
      return undefined;
  }
}

function boundaryEdits(text: string, { begin, end }: PemBlock, label: string): readonly TextEdit[] {
  const lines = [
    { span: begin, text: `-----BEGIN ${label}-----` },
    ...(end === undefined ? [] : [{ span: end, text: `-----END ${label}-----` }]),
  ];
  return lines.filter((edit) => text.slice(edit.span.start, edit.span.end) !== edit.text);
}

/** What stands before BEGIN on its line and is no word of it: indentation, mail quotes, what takes no room. */
const LEAD = /^[\s>\u00ad\u200b-\u200d\u2060\ufeff]*$/;
const BLANK = /^[\s\u00ad\u200b-\u200d\u2060\ufeff]*$/;

function wholeEdit(text: string, block: PemBlock, label: string, floor: number): TextEdit {
  const lineEnd = lineEndOf(text);
  const written = writePem(label, block.bytes).trimEnd().replaceAll('\n', lineEnd);
  const { start, end } = block.span;
  const lineStart = Math.max(floor, text.lastIndexOf('\n', start - 1) + 1);
  const before = text.slice(lineStart, start);
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const isAlone = LEAD.test(before);
  const isEnd = BLANK.test(after);
  return {
    span: span(isAlone ? lineStart : start, isEnd ? end + after.length : end),
    text: (isAlone ? '' : lineEnd) + written + (isEnd ? '' : lineEnd),
  };
}
