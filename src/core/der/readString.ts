import type { Cursor } from './cursor.js';
import { OctetMemory } from './octetMemory.js';

/** Universal tag numbers of the character strings that are read as text; X.680 section 41. */
const UTF8 = 12;
const NUMERIC = 18;
const PRINTABLE = 19;
const TELETEX = 20;
const IA5 = 22;
const VISIBLE = 26;
const UNIVERSAL = 28;
const BMP = 30;

const characterStrings: ReadonlySet<number> = new Set([
  UTF8,
  NUMERIC,
  PRINTABLE,
  TELETEX,
  IA5,
  VISIBLE,
  UNIVERSAL,
  BMP,
]);

/** Whether a universal tag number is that of a character string that is read as text. */
export function isCharacterString(tag: number): boolean {
  return characterStrings.has(tag);
}

/** No text that is seen again and again is longer. */
const memory = new OctetMemory<string>(64);

/** The text of a character string; characters that its type does not have are kept, with a fault that says so. */
export function toText(element: Cursor, field: string, type = element.tag & 0x1f): string {
  const { bytes, contentStart, end, report } = element;
  const known = memory.get(type, bytes, contentStart, end);
  if (known !== undefined) return known;
  const text = decode(element, field, type);
  // A fault has to be told each time.
  if (report.faults.length === 0) memory.set(type, bytes, contentStart, end, text);
  return text;
}

function decode(element: Cursor, field: string, type: number): string {
  const { bytes, contentStart, end } = element;
  switch (type) {
    case UTF8:
      return utf8(element, field);
    case BMP:
      return twoOctets(element, field);
    case UNIVERSAL:
      return fourOctets(element, field);
    default: {
      const text = latin1(bytes, contentStart, end);
      if (allowed[type]?.test(text) === false)
        element.fault('string-characters', contentStart, end, { field });
      return text;
    }
  }
}

const allowed: Readonly<Record<number, RegExp>> = {
  [NUMERIC]: /^[0-9 ]*$/,
  [PRINTABLE]: /^[A-Za-z0-9 '()+,\-./:=?]*$/,
  [IA5]: /^[\0-\x7f]*$/,
  [VISIBLE]: /^[ -~]*$/,
};

/** One octet, one character: right for ASCII, and how TeletexString is meant by those who still write it. */
function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += SLICE) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + SLICE, end)));
  }
  return text;
}

/** Octets written at once: as many arguments as any engine takes. */
const SLICE = 4096;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const laxUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function utf8(element: Cursor, field: string): string {
  try {
    return strictUtf8.decode(element.content);
  } catch {
    element.fault('string-characters', element.contentStart, element.end, { field });
    return laxUtf8.decode(element.content);
  }
}

/** BMPString is UCS-2; surrogate pairs occur in the wild and are read as UTF-16. */
function twoOctets(element: Cursor, field: string): string {
  const { bytes, contentStart, end } = element;
  if ((end - contentStart) % 2 !== 0) element.fault('string-length', contentStart, end, { field });
  let text = '';
  for (let index = contentStart; index + 1 < end; index += 2) {
    text += String.fromCharCode(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0));
  }
  return text;
}

function fourOctets(element: Cursor, field: string): string {
  const { bytes, contentStart, end } = element;
  if ((end - contentStart) % 4 !== 0) element.fault('string-length', contentStart, end, { field });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let text = '';
  let isSound = true;
  for (let index = contentStart; index + 3 < end; index += 4) {
    const code = view.getUint32(index);
    isSound &&= code <= 0x10ffff;
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  if (!isSound) element.fault('string-characters', contentStart, end, { field });
  return text;
}
