import { fromHex, toHex } from '../base/hex.js';
import { latin1 } from './importedKeys.js';
import { positiveInteger, readSequence } from './elements.js';

/** RSAPublicKey, RFC 8017 appendix A.1.1; both without leading zeros. */
export interface RsaKey {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

/** The limits of OpenSSL (OPENSSL_RSA_MAX_MODULUS_BITS and OPENSSL_RSA_MAX_PUBEXP_BITS, in octets). */
const modulusLimit = 16384 / 8;
const exponentLimit = 64 / 8;

/** undefined where it breaks the rules of RFC 8017 section 3.1: a signature under such a key can be made by anybody. */
export function readRsaKey(key: Uint8Array): RsaKey | undefined {
  const [n, e, ...more] = readSequence(key) ?? [];
  const modulus = positiveInteger(n);
  const exponent = positiveInteger(e);
  if (modulus === undefined || exponent === undefined || more.length > 0) return undefined;
  return isOdd(modulus) && isOdd(exponent) && isProperExponent(exponent, modulus)
    ? { modulus, exponent }
    : undefined;
}

/** A product of odd primes is odd, and so is whatever has no factor in common with their predecessors. */
function isOdd(number: Uint8Array): boolean {
  return ((number.at(-1) ?? 0) & 1) === 1;
}

/** From 3 up to the modulus: with 1 every message would be its own signature. */
function isProperExponent(exponent: Uint8Array, modulus: Uint8Array): boolean {
  return toHex(exponent) !== '01' && exponent.length <= modulus.length;
}

/** Whether a signature by this key is checked in bounded time. */
export function isWithinLimits(key: RsaKey): boolean {
  return key.modulus.length <= modulusLimit && key.exponent.length <= exponentLimit;
}

/** The key as Web Crypto imports it, whatever algorithm its certificate names. */
export function toJsonWebKey(key: RsaKey): { kty: 'RSA'; n: string; e: string } {
  return { kty: 'RSA', n: base64url(key.modulus), e: base64url(key.exponent) };
}

function base64url(bytes: Uint8Array): string {
  return btoa(latin1(bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * RSAVP1 and I2OSP, RFC 8017 sections 5.2.2 and 4.1: what was signed, as many octets as the modulus has;
 * undefined where the signature is no number below the modulus, or not as long as it.
 */
export function openSignature(key: RsaKey, signature: Uint8Array): Uint8Array | undefined {
  if (signature.length !== key.modulus.length) return undefined;
  const modulus = toNumber(key.modulus);
  const number = toNumber(signature);
  if (number >= modulus) return undefined;
  const opened = raise(number, toNumber(key.exponent), modulus).toString(16);
  return fromHex(opened.padStart(2 * key.modulus.length, '0'));
}

function raise(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`);
}
