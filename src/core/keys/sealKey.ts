import { pbkdf2 } from '../crypto/deriveKey.js';
import { tags } from '../der/tags.js';
import { writeElement, writeOid, writeSmallInteger } from '../der/writeElement.js';
import { pbes2 } from './pbes2.js';

/**
 * How a private key is sealed. `modern`: PBES2 with PBKDF2-HMAC-SHA256, 600,000 iterations (OWASP's advice of 2023) and
 * AES-256-CBC, which OpenSSL and Java open.
 */
const profiles = {
  modern: {
    hash: 'SHA-256',
    prf: pbes2.hmacWithSha256,
    cipher: pbes2.aes256Cbc,
    keyLength: 32,
    iterations: 600_000,
  },
} as const;

export type SealingProfile = keyof typeof profiles;

const saltLength = 16;
const blockLength = 16;

/**
 * Encrypts a PKCS#8 key into the DER of an EncryptedPrivateKeyInfo (RFC 5958 section 3).
 * @throws Error for an empty passphrase
 */
export async function sealKey(
  pkcs8: Uint8Array,
  passphrase: string,
  profile: SealingProfile = 'modern',
): Promise<Uint8Array> {
  if (passphrase === '')
    throw new Error('The private key needs a passphrase: an empty one protects nothing.');
  const { hash, prf, cipher, keyLength, iterations } = profiles[profile];
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const iv = crypto.getRandomValues(new Uint8Array(blockLength));
  const secret = await pbkdf2(hash, new TextEncoder().encode(passphrase), salt, iterations, keyLength);
  const key = await crypto.subtle.importKey('raw', secret, 'AES-CBC', false, ['encrypt']);
  const encrypted = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, pkcs8));

  const sequence = (...parts: Uint8Array[]) => writeElement(tags.sequence, ...parts);
  const absent = Uint8Array.of(tags.null, 0);
  const derivation = sequence(
    writeElement(tags.octetString, salt),
    writeSmallInteger(iterations),
    sequence(writeOid(prf), absent),
  );
  const parameters = sequence(
    sequence(writeOid(pbes2.pbkdf2), derivation),
    sequence(writeOid(cipher), writeElement(tags.octetString, iv)),
  );
  return sequence(sequence(writeOid(pbes2.scheme), parameters), writeElement(tags.octetString, encrypted));
}
