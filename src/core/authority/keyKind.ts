import type { PublicKey } from '../x509/publicKey.js';
import { parsePublicKey } from '../x509/parsePublicKey.js';

/** The keys that are made here. */
export type KeyKind = 'RSA-2048' | 'RSA-3072' | 'RSA-4096' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519';

/** A key pair that was just made. It is in the clear: what is kept is sealed first. */
export interface MadeKey {
  readonly publicKey: PublicKey;
  /** DER of the PrivateKeyInfo. */
  readonly pkcs8: Uint8Array;
}

const rsa = (bits: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: bits,
  publicExponent: Uint8Array.of(1, 0, 1),
  // Web Crypto wants one; the key itself knows of none.
  hash: 'SHA-256',
});
const ec = (namedCurve: string) => ({ name: 'ECDSA', namedCurve });

const generations = {
  'RSA-2048': rsa(2048),
  'RSA-3072': rsa(3072),
  'RSA-4096': rsa(4096),
  'P-256': ec('P-256'),
  'P-384': ec('P-384'),
  'P-521': ec('P-521'),
  Ed25519: { name: 'Ed25519' },
};

/**
 * Makes a key pair by Web Crypto.
 * @throws Error where this host has no such keys: Ed25519 came to browsers in 2025
 */
export async function makeKey(kind: KeyKind): Promise<MadeKey> {
  const pair = await generate(kind);
  const parsed = parsePublicKey(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)));
  if (parsed.kind !== 'publicKey')
    throw new Error('Web Crypto made a public key that cannot be read; nothing was kept.');
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { publicKey: parsed.publicKey, pkcs8 };
}

async function generate(kind: KeyKind) {
  try {
    const made = await crypto.subtle.generateKey(generations[kind], true, ['sign', 'verify']);
    if ('privateKey' in made) return made;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'NotSupportedError')) throw error;
  }
  throw new Error(`This host cannot make ${kind} keys: choose another kind of key.`);
}
