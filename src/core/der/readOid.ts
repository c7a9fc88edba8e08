import type { Cursor } from './cursor.js';
import { tags } from './tags.js';

/** The next OBJECT IDENTIFIER as dotted text, X.690 section 8.19; empty where it cannot be read. */
export function readOid(cursor: Cursor, field: string): string {
  const oid = cursor.read(tags.oid, field);
  return oid.failed ? '' : toOid(oid, field);
}

/** The contents of an OBJECT IDENTIFIER with any tag. */
export function toOid(oid: Cursor, field: string): string {
  const { bytes, contentStart, end } = oid;
  if (contentStart === end || (bytes[end - 1] ?? 0) >= 0x80) {
    oid.fail('oid-invalid', oid.start, end, { field });
    return '';
  }
  const known = remembered(bytes, contentStart, end);
  if (known !== undefined) return known;
  // A leading 0x80 in an arc is padding, X.690 section 8.19.2: the same OID would have two encodings.
  for (let index = contentStart, first = true; index < end; index++) {
    const octet = bytes[index] ?? 0;
    if (first && octet === 0x80) oid.fault('oid-not-minimal', contentStart, end, { field });
    first = octet < 0x80;
  }
  return remember(bytes, contentStart, end);
}

interface Remembered {
  readonly encoding: Uint8Array;
  readonly text: string;
}

/** The same few dozen OIDs fill every certificate; writing each out once is a third of the work saved. */
const memory = new Map<number, Remembered>();
/** Enough for every OID in real use, and a bound on what hostile files can fill. */
const MEMORY_SIZE = 1024;

function remembered(bytes: Uint8Array, start: number, end: number): string | undefined {
  const entry = memory.get(hash(bytes, start, end));
  if (entry?.encoding.length !== end - start) return undefined;
  for (let index = start; index < end; index++) {
    if (bytes[index] !== entry.encoding[index - start]) return undefined;
  }
  return entry.text;
}

function remember(bytes: Uint8Array, start: number, end: number): string {
  const text = writeDotted(bytes, start, end);
  const key = hash(bytes, start, end);
  const isMinimal = !bytes.subarray(start, end).includes(0x80);
  if (isMinimal && memory.size < MEMORY_SIZE) memory.set(key, { encoding: bytes.slice(start, end), text });
  return text;
}

/** FNV-1a. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let index = start; index < end; index++) value = Math.imul(value ^ (bytes[index] ?? 0), 0x01000193);
  return value;
}

function writeDotted(bytes: Uint8Array, start: number, end: number): string {
  const arcs: (number | bigint)[] = [];
  let arc: number | bigint = 0;
  for (let index = start; index < end; index++) {
    const octet = bytes[index] ?? 0;
    arc = typeof arc === 'number' && arc < 2 ** 45 ? arc * 128 + (octet & 0x7f) : grow(arc, octet);
    if (octet >= 0x80) continue;
    if (arcs.length > 0) arcs.push(arc);
    else if (arc < 80) arcs.push(Math.floor(Number(arc) / 40), Number(arc) % 40);
    else arcs.push(2, typeof arc === 'number' ? arc - 80 : arc - 80n);
    arc = 0;
  }
  return arcs.join('.');
}

/** Arcs have no upper bound; beyond a double's exact range they are counted as they are. */
function grow(arc: number | bigint, octet: number): bigint {
  return (BigInt(arc) << 7n) | BigInt(octet & 0x7f);
}
