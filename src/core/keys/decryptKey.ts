import { blockLength, decrypt } from '../crypto/decrypt.js';
import {
  iterationsWithoutAsking,
  opensslDerivation,
  pbkdf1,
  pbkdf2,
  pkcs12Derivation,
} from '../crypto/deriveKey.js';
import { runsWithoutAsking, scrypt } from '../crypto/scrypt.js';
import type { Scheme } from './scheme.js';

/** Whether deriving the key takes so long, or so much memory, that a person is asked first. */
export function isCostly(scheme: Scheme): boolean {
  switch (scheme.derivation) {
    case 'scrypt':
      return !runsWithoutAsking(scheme.cost);
    case 'DEK-Info':
      return false;
    case 'PKCS12':
      return scheme.iterations > iterationsWithoutAsking('PKCS12', 'SHA-1');
    default:
      return scheme.iterations > iterationsWithoutAsking(scheme.derivation, scheme.hash);
  }
}

/** Whether these octets can have come out of the cipher: whole blocks, at least one. */
export function hasWholeBlocks({ cipher }: Scheme, encrypted: Uint8Array): boolean {
  const block = blockLength(cipher);
  return block === 0 || (encrypted.length > 0 && encrypted.length % block === 0);
}

/** What was encrypted; undefined where the passphrase does not lead to the right padding. */
export async function decryptKey(
  scheme: Scheme,
  passphrase: string,
  encrypted: Uint8Array,
): Promise<Uint8Array | undefined> {
  const { key, iv } = await derive(scheme, passphrase);
  return decrypt(scheme.cipher, key, iv, encrypted);
}

async function derive(scheme: Scheme, passphrase: string): Promise<{ key: Uint8Array; iv: Uint8Array }> {
  // RFC 8018 section 3 leaves the encoding open; UTF-8 is what OpenSSL and Java's PBES2 make of it.
  const secret = new TextEncoder().encode(passphrase);
  const { keyLength } = scheme;
  switch (scheme.derivation) {
    case 'PBKDF2': {
      const { hash, salt, iterations, iv } = scheme;
      return { key: await pbkdf2(hash, secret, salt, iterations, keyLength), iv };
    }
    case 'scrypt':
      return { key: await scrypt(secret, scheme.salt, scheme.cost, keyLength), iv: scheme.iv };
    case 'PBKDF1': {
      const derived = await pbkdf1(scheme.hash, secret, scheme.salt, scheme.iterations);
      return { key: derived.subarray(0, 8), iv: derived.subarray(8, 16) };
    }
    case 'PKCS12': {
      const { salt, iterations, cipher } = scheme;
      const part = (id: 1 | 2, length: number) => pkcs12Derivation(passphrase, salt, iterations, id, length);
      return { key: await part(1, keyLength), iv: await part(2, blockLength(cipher)) };
    }
    case 'DEK-Info': {
      const salt = scheme.iv.subarray(0, 8);
      return { key: await opensslDerivation(secret, salt, keyLength), iv: scheme.iv };
    }
  }
}
