import { toHex } from '../base/hex.js';
import { sameOctets } from '../base/sameOctets.js';
import { oids } from '../x509/oids.js';
import type { PublicKey } from '../x509/publicKey.js';

/**
 * Whether two public keys are the same key, so that a certificate with the one belongs to a private key with the
 * other. An RSA key is the same under rsaEncryption and id-RSASSA-PSS, and a point the same compressed or not.
 */
export function keyMatches(certificateKey: PublicKey, privateKey: PublicKey): boolean {
  const [a, b] = [certificateKey, privateKey];
  if (isRsa(a) && isRsa(b)) return sameOctets(a.key, b.key);
  if (a.algorithm.oid !== b.algorithm.oid) return false;
  if (a.algorithm.oid === oids.ecPublicKey)
    return sameCurve(a, b) && sameOctets(compress(a.key), compress(b.key));
  // Parameters beside the bits only qualify them: DSA's may be left to the issuer (RFC 3279 section 2.3.2).
  return sameOctets(a.key, b.key);
}

const identities = new WeakMap<PublicKey, string>();

/** A text that is equal for any two keys that `keyMatches` may hold for the same: what an index by key is built on. */
export function keyIdentity(key: PublicKey): string {
  const known = identities.get(key) ?? writeIdentity(key);
  identities.set(key, known);
  return known;
}

function writeIdentity(key: PublicKey): string {
  if (isRsa(key)) return `RSA ${toHex(key.key)}`;
  const { oid } = key.algorithm;
  return `${oid} ${toHex(oid === oids.ecPublicKey ? compress(key.key) : key.key)}`;
}

function isRsa({ algorithm }: PublicKey): boolean {
  return algorithm.oid === oids.rsaEncryption || algorithm.oid === oids.rsassaPss;
}

/** A curve that is spelled out on one side and named on the other is told by its point alone. */
function sameCurve(a: PublicKey, b: PublicKey): boolean {
  return a.curve === null || b.curve === null || a.curve === b.curve;
}

/** SEC 1 section 2.3.3: 04 and both coordinates become 02 or 03, by whether y is even, and x. */
function compress(point: Uint8Array): Uint8Array {
  if (point[0] !== 0x04 || point.length % 2 === 0) return point;
  // A copy, whatever the octets come as: slice() of Node's Buffer is a view, and the certificate would be changed.
  const compressed = Uint8Array.from(point.subarray(0, (point.length + 1) / 2));
  compressed[0] = (point.at(-1) ?? 0) % 2 === 1 ? 0x03 : 0x02;
  return compressed;
}
