import { joinOctets } from '../base/joinOctets.js';
import { tags } from './tags.js';

/** One element of DER: this identifier octet, the length in its shortest form, these contents (X.690 section 10.1). */
export function writeElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return joinOctets(writeHeader(Uint8Array.of(tag), length), ...contents);
}

/** These identifier octets and the length of so many contents, in its shortest form. */
export function writeHeader(tag: Uint8Array, length: number): Uint8Array {
  return Uint8Array.of(...tag, ...writeLength(length));
}

function writeLength(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

/** An OBJECT IDENTIFIER, X.690 section 8.19. */
export function writeOid(oid: string): Uint8Array {
  const [first = 0, second = 0, ...arcs] = oid.split('.').map(Number);
  const octets = [40 * first + second, ...arcs].flatMap((arc) => {
    const groups = [arc % 128];
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
      groups.unshift(128 + (rest % 128));
    return groups;
  });
  return writeElement(tags.oid, Uint8Array.from(octets));
}

/** A small INTEGER, zero or positive. */
export function writeSmallInteger(value: number): Uint8Array {
  const octets: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  if ((octets[0] ?? 0x80) >= 0x80) octets.unshift(0);
  return writeElement(tags.integer, Uint8Array.from(octets));
}

/** A BIT STRING of whole octets. */
export function writeBitString(octets: Uint8Array): Uint8Array {
  return writeElement(tags.bitString, Uint8Array.of(0), octets);
}
