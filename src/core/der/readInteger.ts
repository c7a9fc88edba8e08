import type { Cursor } from './cursor.js';
import { tags } from './tags.js';

/** The content octets of the next INTEGER (two's complement, at least one where it could be read), X.690 section 8.3. */
export function readInteger(cursor: Cursor, field: string): Uint8Array {
  const integer = cursor.read(tags.integer, field);
  checkInteger(integer, field);
  return integer.content;
}

/** Faults of an INTEGER's or ENUMERATED's contents, whatever its tag. */
export function checkInteger(integer: Cursor, field: string): void {
  if (integer.failed) return;
  const { bytes, contentStart, end } = integer;
  if (contentStart === end) integer.fail('integer-empty', integer.start, end, { field });
  else if (end - contentStart > 1) {
    const first = bytes[contentStart] ?? 0;
    const sign = (bytes[contentStart + 1] ?? 0) & 0x80;
    if ((first === 0 && sign === 0) || (first === 0xff && sign !== 0)) {
      integer.fault('integer-not-minimal', contentStart, end, { field });
    }
  }
}

/** The next INTEGER as a number, which must not be negative; NaN where it cannot be read or is beyond counting. */
export function readSmallInteger(cursor: Cursor, field: string): number {
  return toSmall(cursor.read(tags.integer, field), field);
}

/** The contents of an INTEGER with any tag (IMPLICIT, ENUMERATED) as a number; negative ones with a fault. */
export function toSmall(integer: Cursor, field: string): number {
  checkInteger(integer, field);
  if (integer.failed) return NaN;
  const { bytes, contentStart, end } = integer;
  const isNegative = (bytes[contentStart] ?? 0) >= 0x80;
  let value = isNegative ? -1 : 0;
  for (let index = contentStart; index < end; index++) value = value * 256 + (bytes[index] ?? 0);
  if (isNegative || value > Number.MAX_SAFE_INTEGER) {
    integer.fault('integer-out-of-range', contentStart, end, { field });
  }
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? NaN : value;
}

/** How many bits a positive INTEGER's contents take, without leading zeros. */
export function bitLength(content: Uint8Array): number {
  let index = 0;
  while (index < content.length && content[index] === 0) index++;
  return index === content.length ? 0 : (content.length - index) * 8 - Math.clz32(content[index] ?? 0) + 24;
}
