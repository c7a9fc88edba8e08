import { isWebHash } from '../crypto/digest.js';
import { curves, signatureSchemes } from '../crypto/signatureAlgorithms.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { Signed } from '../x509/signed.js';

/** A verification outside Web Crypto, in those of Web Crypto: 3 to 13 ms against a quarter of one. */
const PLAIN = 40;

/** Bits of an RSA modulus up to which one is like another; beyond, the time grows with the square. */
const USUAL_BITS = 4_096;

/** Octets of the field of P-256; on larger curves, too, the time grows with the square. */
const USUAL_OCTETS = 32;

/** Octets that are hashed in the time of one verification. */
const HASHED_OCTETS = 250_000;

/**
 * What verifying a signature takes of a budget, in verifications of RSA with 2048 bits: hostile certificates have the
 * slowest keys and the longest contents.
 */
export function signatureCost({ signatureAlgorithm, tbs }: Signed, key: PublicKey): number {
  return costOfKey(signatureAlgorithm.oid, key) + Math.floor(tbs.length / HASHED_OCTETS);
}

function costOfKey(algorithm: string, { type, bits, curve }: PublicKey): number {
  const scheme = signatureSchemes.get(algorithm);
  if (scheme === undefined || scheme.kind === 'named') return 1;
  const isPlainHash = 'hash' in scheme && !isWebHash(scheme.hash);
  if (type === 'RSA' || type === 'RSA-PSS')
    return Math.ceil(Math.max(1, (bits ?? 0) / USUAL_BITS) ** 2) * (isPlainHash ? 4 : 1);
  if (type === 'Ed25519') return 1;
  const { webName, octets = 0 } = curves.get(curve ?? '') ?? {};
  return webName === undefined || isPlainHash ? PLAIN : Math.ceil((octets / USUAL_OCTETS) ** 2);
}
