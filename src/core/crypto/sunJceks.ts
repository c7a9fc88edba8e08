import { joinOctets } from '../base/joinOctets.js';
import { sameOctets } from '../base/sameOctets.js';
import { loadForge } from './forge.js';
import { ROUNDS_A_TURN, takeTurns } from './takeTurns.js';

/**
 * PBEWithMD5AndTripleDES of OpenJDK's `com.sun.crypto.provider.PBES1Core`, by which a JCEKS protects its keys: each half
 * of the salt is digested with the passphrase, over and over; 24 octets of key and eight of the vector.
 * @param salt eight octets
 */
export async function sunJceksDerivation(
  secret: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const forge = await loadForge();
  const { encode, decode } = forge.util.binary.raw;
  const passphrase = encode(secret);
  const derive = async (half: Uint8Array) => {
    let text = encode(half);
    for (let round = 1; round <= iterations; round++) {
      if (round % ROUNDS_A_TURN === 0) await takeTurns(signal);
      text = forge.md.md5
        .create()
        .update(text + passphrase)
        .digest()
        .getBytes();
    }
    return decode(text);
  };
  return joinOctets(await derive(unequalHalf(salt)), await derive(salt.subarray(4, 8)));
}

/** Of two equal halves Java means to turn the first around, and by a slip writes these octets instead. */
function unequalHalf(salt: Uint8Array): Uint8Array {
  const [a = 0, b = 0, , d = 0] = salt;
  const first = salt.subarray(0, 4);
  return sameOctets(first, salt.subarray(4, 8)) ? Uint8Array.of(d, a, b, d) : first;
}

/** How Java takes a passphrase for its password-based encryption: seven bits of each character. */
export function toAsciiOctets(passphrase: string): Uint8Array {
  return Uint8Array.from(passphrase, (character) => character.charCodeAt(0) & 0x7f);
}
