import { type Pbkdf2, pbkdf2 } from '../crypto/deriveKey.js';
import { encryptTripleDes } from '../crypto/encryptTripleDes.js';
import { pkcs12Derivation, toBmpOctets } from '../crypto/pkcs12Derivation.js';
import { tags } from '../der/tags.js';
import { writeElement, writeOid, writeSmallInteger } from '../der/writeElement.js';
import { pbes2 } from './pbes2.js';
import type { SealingProfile } from './sealingProfile.js';

export interface SealedOctets {
  /** The AlgorithmIdentifier. */
  readonly algorithm: Uint8Array;
  readonly encrypted: Uint8Array;
}

/**
 * Encrypts a PKCS#8 key into the DER of an EncryptedPrivateKeyInfo (RFC 5958 section 3).
 * @throws Error for an empty passphrase
 */
export async function sealKey(
  pkcs8: Uint8Array,
  passphrase: string,
  profile: SealingProfile = 'modern',
  derivePbkdf2: Pbkdf2 = pbkdf2,
): Promise<Uint8Array> {
  const { algorithm, encrypted } = await sealOctets(pkcs8, passphrase, profile, derivePbkdf2);
  return sequence(algorithm, writeElement(tags.octetString, encrypted));
}

/**
 * Encrypts any octets, as the content of an EncryptedPrivateKeyInfo or of an EncryptedData.
 * @throws Error for an empty passphrase
 */
export function sealOctets(
  clear: Uint8Array,
  passphrase: string,
  profile: SealingProfile,
  derivePbkdf2: Pbkdf2 = pbkdf2,
): Promise<SealedOctets> {
  if (passphrase === '')
    throw new Error('The private key needs a passphrase: an empty one protects nothing.');
  const seal = profile === 'pbes1-3des' ? sealByPbes1 : profile === 'modern' ? sealModern : sealBySha1;
  return seal(clear, passphrase, derivePbkdf2);
}

const sequence = (...parts: Uint8Array[]) => writeElement(tags.sequence, ...parts);
const absent = Uint8Array.of(tags.null, 0);
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

function sealModern(clear: Uint8Array, passphrase: string, derive: Pbkdf2): Promise<SealedOctets> {
  const prf = sequence(writeOid(pbes2.hmacWithSha256), absent);
  return sealByPbes2(clear, passphrase, derive, { hash: 'SHA-256', iterations: 600_000, prf: [prf] });
}

function sealBySha1(clear: Uint8Array, passphrase: string, derive: Pbkdf2): Promise<SealedOctets> {
  // RFC 8018 appendix A.2: HMAC-SHA1 is the DEFAULT, which DER leaves out.
  return sealByPbes2(clear, passphrase, derive, { hash: 'SHA-1', iterations: 1_300_000, prf: [] });
}

interface Pbes2Parameters {
  readonly hash: 'SHA-1' | 'SHA-256';
  readonly iterations: number;
  /** The encoded `prf`, where it is not the default. */
  readonly prf: readonly Uint8Array[];
}

/** RFC 8018 section 6.2 and appendix A.4. */
async function sealByPbes2(
  clear: Uint8Array,
  passphrase: string,
  derive: Pbkdf2,
  { hash, iterations, prf }: Pbes2Parameters,
): Promise<SealedOctets> {
  const salt = random(16);
  const iv = random(16);
  const secret = await derive(hash, new TextEncoder().encode(passphrase), salt, iterations, 32);
  const key = await crypto.subtle.importKey('raw', secret, 'AES-CBC', false, ['encrypt']);
  const encrypted = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, clear));
  const derivation = sequence(writeElement(tags.octetString, salt), writeSmallInteger(iterations), ...prf);
  const parameters = sequence(
    sequence(writeOid(pbes2.pbkdf2), derivation),
    sequence(writeOid(pbes2.aes256Cbc), writeElement(tags.octetString, iv)),
  );
  return { algorithm: sequence(writeOid(pbes2.scheme), parameters), encrypted };
}

/** pbeWithSHAAnd3-KeyTripleDES-CBC, RFC 7292 appendix C. */
const PBES1_3DES = '1.2.840.113549.1.12.1.3';

async function sealByPbes1(clear: Uint8Array, passphrase: string): Promise<SealedOctets> {
  const salt = random(8);
  const iterations = 100_000;
  const secret = toBmpOctets(passphrase);
  const key = await pkcs12Derivation('SHA-1', secret, salt, iterations, 'key', 24);
  const iv = await pkcs12Derivation('SHA-1', secret, salt, iterations, 'vector', 8);
  const parameters = sequence(writeElement(tags.octetString, salt), writeSmallInteger(iterations));
  return {
    algorithm: sequence(writeOid(PBES1_3DES), parameters),
    encrypted: await encryptTripleDes(key, iv, clear),
  };
}
