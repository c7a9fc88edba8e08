import type { Encryption } from './privateKey.js';

const MAGIC = 'openssh-key-v1\0';

/** The magic of OpenSSH's own format, `openssh-key-v1` and a zero. */
export function isOpenSsh(bytes: Uint8Array): boolean {
  return bytes.length > MAGIC.length && toText(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

/**
 * How an OpenSSH key is encrypted; null where it is not, and where that cannot be told:
 *
 *     magic   string ciphername   string kdfname   string kdfoptions { string salt, uint32 rounds }   …
 *
 * (OpenSSH's PROTOCOL.key; a string is its length in four octets, and so many octets).
 */
export function parseOpenSsh(bytes: Uint8Array): Encryption | null {
  if (!isOpenSsh(bytes)) return null;
  const [cipher, derivation, options] = readStrings(bytes, MAGIC.length, 3);
  if (!cipher || !derivation || !options || toText(cipher) === 'none') return null;
  const [salt] = readStrings(options, 0, 1);
  const rounds = salt && options.length >= salt.length + 8 ? readNumber(options, salt.length + 4) : null;
  return {
    scheme: 'OpenSSH',
    cipher: toText(cipher),
    prf: toText(derivation),
    iterations: rounds,
    supported: false,
  };
}

/** As many as there are whole. */
function readStrings(bytes: Uint8Array, start: number, count: number): readonly Uint8Array[] {
  const strings: Uint8Array[] = [];
  for (let at = start; strings.length < count && at + 4 <= bytes.length;) {
    const end = at + 4 + readNumber(bytes, at);
    if (end > bytes.length) break;
    strings.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return strings;
}

function readNumber(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at);
}

/** Names are ASCII; of hostile ones a few characters are enough. */
function toText(octets: Uint8Array): string {
  return String.fromCharCode(...octets.subarray(0, 64));
}
