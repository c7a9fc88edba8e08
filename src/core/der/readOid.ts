import type { Cursor } from './cursor.js';
import { tags } from './tags.js';
import { OctetMemory } from './octetMemory.js';

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
  const known = memory.get(tags.oid, bytes, contentStart, end);
  if (known !== undefined) return known;
  const text = writeDotted(bytes, contentStart, end);
  // A leading 0x80 in an arc is padding, X.690 section 8.19.2: the same OID would have two encodings.
  let isMinimal = true;
  for (let index = contentStart, first = true; index < end; index++) {
    const octet = bytes[index] ?? 0;
    isMinimal &&= !(first && octet === 0x80);
    first = octet < 0x80;
  }
  if (isMinimal) memory.set(tags.oid, bytes, contentStart, end, text);
  else oid.fault('oid-not-minimal', contentStart, end, { field });
  return text;
}

const memory = new OctetMemory<string>(64);

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
