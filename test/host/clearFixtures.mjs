/** The fixtures that hold a private key in the clear, on purpose: what is looked for stands in these, and nowhere else. */
import { relative } from 'node:path';
import { filesBelow } from './findLeaks.mjs';

/** From `test/fixtures` on. */
export const CLEAR_FIXTURES = [
  'keys/ED25519.pkcs8.pem',
  'keys/ED448.pkcs8.pem',
  'keys/P-256-compressed.sec1.pem',
  'keys/P-256-no-public.sec1.pem',
  'keys/P-256.pkcs8.pem',
  'keys/P-256.sec1.pem',
  'keys/P-384.pkcs8.pem',
  'keys/P-521.pkcs8.pem',
  'keys/X25519.pkcs8.pem',
  'keys/explicit.pkcs8.pem',
  'keys/rsa-1025.pkcs8.pem',
  'keys/rsa.pkcs1.pem',
  'keys/rsa.pkcs8.pem',
  'keys/secp256k1.pkcs8.pem',
  'keystores/no-encryption.p12',
  'keystores/open.p12',
  'pki/ec/sec1.key',
  'pki/ec/unencrypted-keycert.txt',
  'pki/rsa/pkcs1.key',
  'pki/rsa/unencrypted-keycert.txt',
];

/**
 * What is written below a copy of the fixtures, but for those that are still as they came.
 * @param {string} workspace @param {string} fixtures
 * @returns {Generator<import('./findLeaks.mjs').Place>}
 */
export function* writtenBelow(workspace, fixtures) {
  const own = new Map();
  for (const { octets, where } of filesBelow(fixtures)) own.set(relative(fixtures, where), octets);
  for (const place of filesBelow(workspace)) {
    const path = relative(workspace, place.where);
    const isClear = CLEAR_FIXTURES.includes(path.replaceAll('\\', '/'));
    if (!isClear || !own.get(path)?.equals(place.octets)) yield place;
  }
}
