import type { Cursor } from './cursor.js';
import { tags } from './tags.js';

/** A BIT STRING's octets without the count of unused bits, which must be zero here: keys and signatures. */
export function readBitOctets(cursor: Cursor, field: string): Cursor {
  const bits = cursor.read(tags.bitString, field);
  if (!bits.failed && checkUnusedBits(bits, field) > 0) {
    bits.fault('bit-string-unused-bits', bits.contentStart, bits.contentStart + 1, { field });
  }
  bits.at = Math.min(bits.contentStart + 1, bits.end);
  return bits;
}

/** The octets of a BIT STRING after its first. */
export function bitOctets(bits: Cursor): Uint8Array {
  return bits.bytes.subarray(Math.min(bits.contentStart + 1, bits.end), bits.end);
}

/** Numbers of the bits that are set, in order, from a BIT STRING of named bits with any tag; X.690 section 11.2. */
export function toNamedBits(bits: Cursor, field: string): readonly number[] {
  const set: number[] = [];
  if (bits.failed) return set;
  const unused = checkUnusedBits(bits, field);
  const { bytes, contentStart, end } = bits;
  // Trailing zero bits of named bits are left out.
  if (end - contentStart > 1 && unused < 8 && (((bytes[end - 1] ?? 0) >> unused) & 1) === 0) {
    bits.fault('bit-string-not-minimal', contentStart, end, { field });
  }
  const count = (end - contentStart - 1) * 8 - unused;
  for (let bit = 0; bit < count; bit++) {
    const octet = bytes[contentStart + 1 + (bit >> 3)] ?? 0;
    if ((octet & (0x80 >> (bit & 7))) !== 0) set.push(bit);
  }
  return set;
}

/** X.690 sections 8.6.2 and 11.2.1: the first octet counts the unused bits of the last, which are zero. */
function checkUnusedBits(bits: Cursor, field: string): number {
  const { bytes, contentStart, end } = bits;
  const unused = contentStart < end ? (bytes[contentStart] ?? 0) : 8;
  if (unused > 7 || (unused > 0 && end - contentStart === 1)) {
    bits.fail('bit-string-invalid', bits.start, end, { field });
  } else if (((bytes[end - 1] ?? 0) & ((1 << unused) - 1)) !== 0 && unused > 0) {
    bits.fault('bit-string-padding', end - 1, end, { field });
  }
  return unused;
}
