import { digest, type HashName } from './digest.js';
import { loadForge } from './forge.js';
import { sha224, sha256 } from './sha256.js';
import { ROUNDS_A_TURN, takeTurns } from './takeTurns.js';

/**
 * The digest of the digest … of these octets, so many times (at least once). Web Crypto answers each call by a promise,
 * which takes longer than the hashing: after the first round it is left aside.
 * @throws the signal's reason where it is called off
 */
export async function iterateHash(
  hash: HashName,
  bytes: Uint8Array,
  iterations: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  let derived = await digest(hash, bytes);
  if (iterations < 2) return derived;
  if (hash === 'SHA-256' || hash === 'SHA-224') {
    const once = hash === 'SHA-256' ? sha256 : sha224;
    for (let i = 1; i < iterations; i++) {
      if (i % ROUNDS_A_TURN === 0) await takeTurns(signal);
      derived = once(derived);
    }
    return derived;
  }
  const forge = await loadForge();
  const { encode, decode } = forge.util.binary.raw;
  const { md5, sha1, sha384, sha512 } = forge.md;
  const algorithm = { MD5: md5, 'SHA-1': sha1, 'SHA-384': sha384, 'SHA-512': sha512 }[hash];
  let text = encode(derived);
  for (let i = 1; i < iterations; i++) {
    if (i % ROUNDS_A_TURN === 0) await takeTurns(signal);
    text = algorithm.create().update(text).digest().getBytes();
  }
  return decode(text);
}
