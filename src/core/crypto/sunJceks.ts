import { joinOctets } from '../base/joinOctets.js';
import { loadForge } from './forge.js';

/**
 * PBEWithMD5AndTripleDES of OpenJDK's `com.sun.crypto.provider.PBES1Core`, by which a JCEKS protects its keys: each half
 * of the salt is digested with the passphrase, over and over; 24 octets of key and eight of the vector.
 * @param salt eight octets
 */
export async function sunJceksDerivation(
  secret: Uint8Array,
  salt: Uint8Array,
  iterations: number,
): Promise<Uint8Array> {
  const forge = await loadForge();
  const { encode, decode } = forge.util.binary.raw;
  const passphrase = encode(secret);
  const halves = [salt.slice(0, 4), salt.slice(4, 8)] as const;
  // Two equal halves would give the same octets twice.
  if (halves[0].every((octet, at) => octet === halves[1][at])) halves[0].reverse();
  const derived = halves.map((half) => {
    let text = encode(half);
    for (let round = 0; round < iterations; round++)
      text = forge.md.md5
        .create()
        .update(text + passphrase)
        .digest()
        .getBytes();
    return decode(text);
  });
  return joinOctets(...derived);
}

/** How Java takes a passphrase for its password-based encryption: seven bits of each character. */
export function toAsciiOctets(passphrase: string): Uint8Array {
  return Uint8Array.from(passphrase, (character) => character.charCodeAt(0) & 0x7f);
}
