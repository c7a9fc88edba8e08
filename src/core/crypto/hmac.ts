import { joinOctets } from '../base/joinOctets.js';
import { digest, hashBlockLength, type HashName } from './digest.js';

/** HMAC, RFC 2104. */
export async function hmac(hash: HashName, key: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  const block = hashBlockLength(hash);
  const padded = new Uint8Array(block);
  padded.set(key.length > block ? await digest(hash, key) : key);
  const inner = await digest(
    hash,
    joinOctets(
      padded.map((octet) => octet ^ 0x36),
      message,
    ),
  );
  return digest(
    hash,
    joinOctets(
      padded.map((octet) => octet ^ 0x5c),
      inner,
    ),
  );
}
