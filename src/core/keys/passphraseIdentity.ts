import { toHex } from '../base/hex.js';
import { sha256 } from '../crypto/sha256.js';
import type { PublicKey } from '../x509/publicKey.js';

/**
 * What a passphrase is remembered for: a text that names what it opens, and tells nothing of it.
 * `key:` and the SHA-256 of the SubjectPublicKeyInfo, where the public half of a sealed key is known: it stays the same when
 * the entry is renamed, the certificate renewed, the key sealed anew;
 * `sealed:` and the SHA-256 of the sealed octets, of whatever does not tell what is inside;
 * `reference:` and the name by which install jobs refer to a passphrase.
 */
export type PassphraseIdentity = `${'key' | 'sealed' | 'reference'}:${string}`;

export function publicKeyIdentity({ raw }: PublicKey): PassphraseIdentity {
  return `key:${toHex(sha256(raw))}`;
}

export function sealedIdentity(octets: Uint8Array): PassphraseIdentity {
  return `sealed:${toHex(sha256(octets))}`;
}

export function referenceIdentity(name: string): PassphraseIdentity {
  return `reference:${name}`;
}
