import { tags } from '../der/tags.js';
import { writeElement } from '../der/writeElement.js';
import { parsePublicKey } from './parsePublicKey.js';

/** `AlgorithmIdentifier` of rsaEncryption with its NULL, RFC 3279 section 2.3.1. */
const rsaEncryption = Uint8Array.of(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0);

/**
 * A key as RFC 8017 appendix A.1.1 has it, `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }`,
 * read by way of the SubjectPublicKeyInfo that it stands for. Its spans count from the start of `bytes`; what was put
 * before it lies below zero.
 */
export function parseRsaPublicKey(bytes: Uint8Array): ReturnType<typeof parsePublicKey> {
  const bits = writeElement(tags.bitString, Uint8Array.of(0), bytes);
  const info = writeElement(tags.sequence, rsaEncryption, bits);
  const parsed = parsePublicKey(info, bytes.length - info.length);
  if (parsed.kind === 'unknown') return parsed;
  const publicKey = { ...parsed.publicKey, span: { start: 0, end: bytes.length } };
  return { ...parsed, publicKey };
}
