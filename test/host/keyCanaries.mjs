/** What is secret of private keys: their own numbers, to be looked for in whatever encoding. */
import { createPrivateKey } from 'node:crypto';

const BLOCK = /-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----[^]*?-----END \1PRIVATE KEY-----/g;

/** @typedef {import('./findLeaks.mjs').Place} Place @typedef {import('./findLeaks.mjs').Canary} Canary */

/**
 * Of each sealed private key in these files that one of the passphrases opens.
 * @param {Iterable<Place>} files @param {readonly string[]} passphrases
 * @param {(where: string) => void} [isClosed] told where a key is that none of them opens
 * @returns {readonly Canary[]}
 */
export function sealedKeyCanaries(files, passphrases, isClosed = () => undefined) {
  const found = new Map();
  // Those of one suite follow each other, and a try costs some tenths of a second.
  let likely = [...passphrases];
  for (const { octets, where } of files)
    for (const [pem, kind] of Buffer.from(octets).toString('latin1').matchAll(BLOCK)) {
      if (kind !== 'ENCRYPTED ') continue;
      const opens = likely.find((passphrase) => keep(found, where, { key: pem, passphrase }));
      if (opens === undefined) isClosed(where);
      else likely = [opens, ...likely.filter((one) => one !== opens)];
    }
  return [...found.values()];
}

/**
 * Of each private key that stands in these files in the clear.
 * @param {Iterable<Place>} files
 * @returns {readonly Canary[]}
 */
export function clearKeyCanaries(files) {
  const found = new Map();
  for (const { octets, where } of files) {
    const bytes = Buffer.from(octets);
    for (const [pem] of bytes.toString('latin1').matchAll(BLOCK)) keep(found, where, { key: pem });
    for (const type of ['pkcs8', 'pkcs1', 'sec1']) keep(found, where, { key: bytes, format: 'der', type });
  }
  return [...found.values()];
}

/** Whether it is a key that opens so. RFC 7517 and 7518: the private exponent or scalar, and the primes. */
function keep(found, where, input) {
  try {
    const { d, p, q } = createPrivateKey(input).export({ format: 'jwk' });
    for (const part of [d, p, q])
      if (part !== undefined)
        found.set(part, { name: `the private key of ${where}`, octets: Buffer.from(part, 'base64url') });
    return true;
  } catch {
    return false;
  }
}
