import { loadForge } from './forge.js';

/** The ciphers that private keys are found encrypted with. */
export type CipherName =
  | 'AES-128-CBC'
  | 'AES-192-CBC'
  | 'AES-256-CBC'
  | 'DES-EDE3-CBC'
  | 'DES-EDE-CBC'
  | 'DES-CBC'
  | 'RC2-CBC'
  | 'RC4';

/** Octets of a block, and of the initialization vector; RC4 has neither. */
export function blockLength(cipher: CipherName): number {
  if (cipher === 'RC4') return 0;
  return cipher.startsWith('AES') ? 16 : 8;
}

/**
 * What was encrypted, or undefined where it does not end in the padding that the right key would show (RFC 8018
 * section 6.1.1). RC4 has no padding, so that any key yields something.
 * @param encrypted whole blocks, at least one
 */
export async function decrypt(
  cipher: CipherName,
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (cipher === 'RC4') return rc4(key, encrypted);
  const webKey = cipher.startsWith('AES') ? await importAes(key) : undefined;
  if (!webKey) return withoutPadding(await decryptByForge(cipher, key, iv, encrypted), blockLength(cipher));
  return crypto.subtle.decrypt({ name: 'AES-CBC', iv }, webKey, encrypted).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );
}

/** Chromium has no AES-192. */
function importAes(key: Uint8Array) {
  return crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']).catch(() => undefined);
}

const PIECE = 8192;

/** Padding included: node-forge's own check of it lets wrong keys pass. */
async function decryptByForge(
  cipher: Exclude<CipherName, 'RC4'>,
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Promise<Uint8Array> {
  const forge = await loadForge();
  const { encode, decode } = forge.util.binary.raw;
  const input = forge.util.createBuffer();
  // In pieces: node-forge makes a call of as many arguments as it is handed octets.
  for (let at = 0; at < encrypted.length; at += PIECE)
    input.putBytes(encode(encrypted.subarray(at, at + PIECE)));
  if (cipher === 'RC2-CBC') {
    const decipher = forge.rc2.createDecryptionCipher(encode(key), 8 * key.length);
    decipher.start(encode(iv));
    decipher.update(input);
    return decode(decipher.output.getBytes());
  }
  // Two-key triple DES (DES-EDE) uses its first key again as the third.
  const whole = cipher === 'DES-EDE-CBC' ? Uint8Array.of(...key, ...key.subarray(0, 8)) : key;
  const algorithm = cipher.startsWith('AES') ? 'AES-CBC' : cipher === 'DES-CBC' ? 'DES-CBC' : '3DES-CBC';
  const decipher = forge.cipher.createDecipher(algorithm, encode(whole));
  decipher.start({ iv: encode(iv) });
  decipher.update(input);
  return decode(decipher.output.getBytes());
}

function withoutPadding(bytes: Uint8Array, block: number): Uint8Array | undefined {
  const count = bytes.at(-1) ?? 0;
  if (count === 0 || count > block || count > bytes.length) return undefined;
  const end = bytes.length - count;
  return bytes.subarray(end).every((octet) => octet === count) ? bytes.subarray(0, end) : undefined;
}

function rc4(key: Uint8Array, encrypted: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number) => {
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return encrypted.map((octet) => {
    i = (i + 1) & 0xff;
    j = (j + (state[i] ?? 0)) & 0xff;
    swap(i, j);
    return octet ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 0xff] ?? 0);
  });
}
