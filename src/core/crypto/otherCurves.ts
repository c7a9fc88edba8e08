import { ed25519 } from '@noble/curves/ed25519.js';
import { ed448 } from '@noble/curves/ed448.js';
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { invalid, type SignatureVerdict, unchecked, valid } from './verdict.js';

// The one door to @noble/curves, which is a file of its own that is fetched when a signature needs it.

/** ECDSA on these curves, by OID: RFC 5480 section 2.1.1.1, RFC 5639 section 3, SEC 2 section 2.4.1. */
const weierstrass = new Map([
  ['1.2.840.10045.3.1.7', p256],
  ['1.3.132.0.34', p384],
  ['1.3.132.0.35', p521],
  ['1.3.132.0.10', secp256k1],
  ['1.3.36.3.3.2.8.1.1.7', brainpoolP256r1],
  ['1.3.36.3.3.2.8.1.1.11', brainpoolP384r1],
  ['1.3.36.3.3.2.8.1.1.13', brainpoolP512r1],
]);

/**
 * ECDSA by plain code.
 * @param curve by OID
 * @param digest of what was signed
 * @param signature r and s, each as long as a coordinate
 */
export function verifyWeierstrass(
  curve: string,
  key: Uint8Array,
  digest: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const ecdsa = weierstrass.get(curve);
  if (ecdsa === undefined) return unchecked('curve', curve);
  if (!ecdsa.utils.isValidPublicKey(key)) return invalid('key-malformed');
  // Certificates are signed with either s (RFC 3279 section 2.2.3); what is low matters to other uses alone.
  const options = { prehash: false, lowS: false, format: 'compact' } as const;
  return answer(() => ecdsa.verify(signature, digest, key, options));
}

/** EdDSA by plain code, RFC 8032 sections 5.1.7 and 5.2.7. */
export function verifyEdwards(
  curve: 'Ed25519' | 'Ed448',
  key: Uint8Array,
  signed: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const eddsa = curve === 'Ed25519' ? ed25519 : ed448;
  if (!eddsa.utils.isValidPublicKey(key)) return invalid('key-malformed');
  return answer(() => eddsa.verify(signature, signed, key, { zip215: false }));
}

/** What the library throws on, such as an r of zero, is no signature. */
function answer(verify: () => boolean): SignatureVerdict {
  try {
    return verify() ? valid : invalid('signature-wrong');
  } catch {
    return invalid('signature-wrong');
  }
}
