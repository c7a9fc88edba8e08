import { loadForge } from './forge.js';
import { sha224 } from './sha256.js';

/** The hash functions that signatures and key derivations name here; SHA-224 and MD5 only to read what is old. */
export type HashName = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** The hash functions by OID: RFC 1321, RFC 3279 section 2.2.1, RFC 5754 section 2. */
export const hashByOid: ReadonlyMap<string, HashName> = new Map([
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

/** The octets of each digest. */
export const digestLengths: Readonly<Record<HashName, number>> = {
  MD5: 16,
  'SHA-1': 20,
  'SHA-224': 28,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
};

/** The octets that each takes in at a time: its input block, which HMAC and PKCS#12 fill. */
export function hashBlockLength(hash: HashName): number {
  return hash === 'SHA-384' || hash === 'SHA-512' ? 128 : 64;
}

export type WebHashName = Exclude<HashName, 'MD5' | 'SHA-224'>;

/** Whether Web Crypto has this hash function, in every host. */
export function isWebHash(hash: HashName): hash is WebHashName {
  return hash !== 'MD5' && hash !== 'SHA-224';
}

/** The digest of these octets. */
export async function digest(hash: HashName, bytes: Uint8Array): Promise<Uint8Array> {
  if (isWebHash(hash)) return new Uint8Array(await crypto.subtle.digest(hash, bytes));
  return hash === 'SHA-224' ? sha224(bytes) : md5(bytes);
}

/** In pieces: node-forge makes a call of as many arguments as it is handed octets. */
async function md5(bytes: Uint8Array): Promise<Uint8Array> {
  const forge = await loadForge();
  const { encode, decode } = forge.util.binary.raw;
  const piece = 8192;
  const running = forge.md.md5.create();
  for (let at = 0; at < bytes.length; at += piece) running.update(encode(bytes.subarray(at, at + piece)));
  return decode(running.digest().getBytes());
}
