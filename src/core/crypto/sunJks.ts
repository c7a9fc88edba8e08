import { joinOctets } from '../base/joinOctets.js';
import { sameOctets } from '../base/sameOctets.js';
import { digest } from './digest.js';

/** Octets of the salt before what is encrypted, and of the digest after it. */
const SALT = 20;

/**
 * What `sun.security.provider.KeyProtector` of OpenJDK encrypted for a JKS: a chain of SHA-1 digests of passphrase and
 * the digest before, the salt at first, is the key stream. Undefined where the passphrase does not lead to it.
 *
 *     salt (20 octets), key xor stream, SHA-1 of passphrase and key
 */
export async function openSunJks(secret: Uint8Array, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const encrypted = bytes.subarray(SALT, bytes.length - SALT);
  const decrypted = new Uint8Array(encrypted.length);
  let stream = bytes.subarray(0, SALT);
  for (let at = 0; at < encrypted.length; at++) {
    if (at % SALT === 0) stream = await digest('SHA-1', joinOctets(secret, stream));
    decrypted[at] = (encrypted[at] ?? 0) ^ (stream[at % SALT] ?? 0);
  }
  const check = await digest('SHA-1', joinOctets(secret, decrypted));
  return sameOctets(check, bytes.subarray(bytes.length - SALT)) ? decrypted : undefined;
}

/** Whether there is room for salt, digest and something between. */
export function isSunJks(bytes: Uint8Array): boolean {
  return bytes.length > 2 * SALT;
}

/** A text in UTF-16, the higher octet first: how Java takes a passphrase for its own keystores. */
export function toUtf16Octets(text: string): Uint8Array {
  const octets = new Uint8Array(2 * text.length);
  const view = new DataView(octets.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at));
  return octets;
}
