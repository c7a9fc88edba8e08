import { loadForge } from './forge.js';

/**
 * Triple DES in CBC mode with the padding of RFC 8018 section 6.1.1, for readers that know nothing newer; Web Crypto
 * does not have it.
 * @param key 24 octets
 * @param iv eight octets
 */
export async function encryptTripleDes(
  key: Uint8Array,
  iv: Uint8Array,
  clear: Uint8Array,
): Promise<Uint8Array> {
  const forge = await loadForge();
  const { encode, decode } = forge.util.binary.raw;
  const cipher = forge.cipher.createCipher('3DES-CBC', encode(key));
  cipher.start({ iv: encode(iv) });
  cipher.update(forge.util.createBuffer(encode(clear)));
  cipher.finish();
  return decode(cipher.output.getBytes());
}
