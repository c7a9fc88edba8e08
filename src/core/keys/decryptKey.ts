import { blockLength, decrypt } from '../crypto/decrypt.js';
import {
  iterationsWithoutAsking,
  opensslDerivation,
  pbkdf1,
  type Pbkdf2,
  pbkdf2,
} from '../crypto/deriveKey.js';
import { pkcs12Derivation, type Pkcs12Purpose, toBmpOctets } from '../crypto/pkcs12Derivation.js';
import { costOfScrypt, scrypt } from '../crypto/scrypt.js';
import { sunJceksDerivation, toAsciiOctets } from '../crypto/sunJceks.js';
import { isSunJks, openSunJks, toUtf16Octets } from '../crypto/sunJks.js';
import type { Scheme } from './scheme.js';

/** How much work deriving the key is: above 1 it takes so long, or so much memory, that a person is asked first. */
export function costOf(scheme: Scheme): number {
  switch (scheme.derivation) {
    case 'scrypt':
      return costOfScrypt(scheme.cost);
    case 'DEK-Info':
    case 'Sun-JKS':
      return 0;
    case 'Sun-JCEKS':
      // Both halves of the salt.
      return (2 * scheme.iterations) / iterationsWithoutAsking('PBKDF1', 'MD5');
    case 'PKCS12':
      return scheme.iterations / iterationsWithoutAsking('PKCS12', 'SHA-1');
    default:
      return scheme.iterations / iterationsWithoutAsking(scheme.derivation, scheme.hash);
  }
}

/** Whether these octets can have come out of the cipher: whole blocks, at least one. */
export function hasWholeBlocks(scheme: Scheme, encrypted: Uint8Array): boolean {
  if (scheme.derivation === 'Sun-JKS') return isSunJks(encrypted);
  const block = blockLength(scheme.cipher);
  return block === 0 || (encrypted.length > 0 && encrypted.length % block === 0);
}

/**
 * What was encrypted; undefined where the passphrase does not lead to it.
 * @param accepts whether octets with the right padding, which a wrong key has by chance, are what they should be
 * @throws the signal's reason where it is called off
 */
export async function decryptKey(
  scheme: Scheme,
  passphrase: string,
  encrypted: Uint8Array,
  accepts: (decrypted: Uint8Array) => boolean,
  signal: AbortSignal | undefined,
  derivePbkdf2: Pbkdf2 = pbkdf2,
): Promise<Uint8Array | undefined> {
  if (scheme.derivation === 'Sun-JKS') {
    const decrypted = await openSunJks(toUtf16Octets(passphrase), encrypted);
    return decrypted && accepts(decrypted) ? decrypted : undefined;
  }
  for (const secret of secretsOf(scheme, passphrase)) {
    const { key, iv } = await derive(scheme, secret, signal, derivePbkdf2);
    const decrypted = await decrypt(scheme.cipher, key, iv, encrypted);
    if (decrypted && accepts(decrypted)) return decrypted;
  }
  return undefined;
}

/** The octets that a passphrase may mean, the likelier ones first. */
function secretsOf({ derivation }: Scheme, passphrase: string): readonly Uint8Array[] {
  if (derivation === 'Sun-JCEKS') return [toAsciiOctets(passphrase)];
  // RFC 8018 section 3 leaves the encoding open; UTF-8 is what OpenSSL and Java's PBES2 make of it.
  if (derivation !== 'PKCS12') return [new TextEncoder().encode(passphrase)];
  const octets = toBmpOctets(passphrase);
  return passphrase === '' ? [octets, new Uint8Array()] : [octets];
}

async function derive(
  scheme: Exclude<Scheme, { derivation: 'Sun-JKS' }>,
  secret: Uint8Array,
  signal: AbortSignal | undefined,
  derivePbkdf2: Pbkdf2,
): Promise<{ key: Uint8Array; iv: Uint8Array }> {
  const { keyLength } = scheme;
  switch (scheme.derivation) {
    case 'PBKDF2': {
      const { hash, salt, iterations, iv } = scheme;
      return { key: await derivePbkdf2(hash, secret, salt, iterations, keyLength, signal), iv };
    }
    case 'scrypt':
      return { key: await scrypt(secret, scheme.salt, scheme.cost, keyLength, signal), iv: scheme.iv };
    case 'PBKDF1': {
      const derived = await pbkdf1(scheme.hash, secret, scheme.salt, scheme.iterations, signal);
      return { key: derived.subarray(0, 8), iv: derived.subarray(8, 16) };
    }
    case 'PKCS12': {
      const { salt, iterations, cipher } = scheme;
      const part = (purpose: Pkcs12Purpose, length: number) =>
        pkcs12Derivation('SHA-1', secret, salt, iterations, purpose, length, signal);
      return { key: await part('key', keyLength), iv: await part('vector', blockLength(cipher)) };
    }
    case 'Sun-JCEKS': {
      const derived = await sunJceksDerivation(secret, scheme.salt, scheme.iterations, signal);
      return { key: derived.subarray(0, keyLength), iv: derived.subarray(keyLength) };
    }
    case 'DEK-Info': {
      const salt = scheme.iv.subarray(0, 8);
      return { key: await opensslDerivation(secret, salt, keyLength), iv: scheme.iv };
    }
  }
}
