import { joinOctets } from '../base/joinOctets.js';
import { digestLengths, hashBlockLength, type HashName } from './digest.js';
import { iterateHash } from './iterateHash.js';

/** What the octets are derived for, RFC 7292 appendix B.3. */
export type Pkcs12Purpose = 'key' | 'vector' | 'mac';

const identifiers: Readonly<Record<Pkcs12Purpose, number>> = { key: 1, vector: 2, mac: 3 };

/**
 * The key derivation of PKCS#12, RFC 7292 appendix B.2.
 * @param passphrase as `toBmpOctets` writes it
 * @param length of what is derived, in octets
 */
export async function pkcs12Derivation(
  hash: HashName,
  passphrase: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  purpose: Pkcs12Purpose,
  length: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const block = hashBlockLength(hash);
  const diversifier = new Uint8Array(block).fill(identifiers[purpose]);
  const input = joinOctets(repeat(salt, block), repeat(passphrase, block));
  const derived = new Uint8Array(length);
  for (let at = 0; at < length; at += digestLengths[hash]) {
    const digest = await iterateHash(hash, joinOctets(diversifier, input), iterations, signal);
    derived.set(digest.subarray(0, length - at), at);
    const addend = Uint8Array.from({ length: block }, (_, i) => digest[i % digest.length] ?? 0);
    for (let start = 0; start < input.length; start += block)
      addPlusOne(input.subarray(start, start + block), addend);
  }
  return derived;
}

/**
 * A passphrase as PKCS#12 has it: UTF-16, the higher octet first, with a zero character after it (RFC 7292 appendix
 * B.1). Of an empty one there are two readings in use, that zero character and nothing at all.
 */
export function toBmpOctets(passphrase: string): Uint8Array {
  const octets = new Uint8Array(2 * passphrase.length + 2);
  const view = new DataView(octets.buffer);
  for (let i = 0; i < passphrase.length; i++) view.setUint16(2 * i, passphrase.charCodeAt(i));
  return octets;
}

/** As often as it takes to fill whole blocks, the last time in part. */
function repeat(octets: Uint8Array, block: number): Uint8Array {
  const length = block * Math.ceil(octets.length / block);
  return Uint8Array.from({ length }, (_, i) => octets[i % octets.length] ?? 0);
}

/** number := number + addend + 1, modulo the power of two that fits. */
function addPlusOne(number: Uint8Array, addend: Uint8Array): void {
  let carry = 1;
  for (let i = number.length - 1; i >= 0; i--) {
    const sum = (number[i] ?? 0) + (addend[i] ?? 0) + carry;
    number[i] = sum;
    carry = sum >> 8;
  }
}
