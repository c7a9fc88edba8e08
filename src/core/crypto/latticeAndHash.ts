import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import * as slh from '@noble/post-quantum/slh-dsa.js';
import { invalid, type SignatureVerdict, unchecked, valid } from './verdict.js';

// The one door to @noble/post-quantum, which is a file of its own that is fetched when a signature needs it.

interface Verifier {
  readonly lengths: { readonly publicKey?: number; readonly signature?: number };
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/** By the names of FIPS 204 and FIPS 205. */
const verifiers: ReadonlyMap<string, Verifier> = new Map<string, Verifier>([
  ['ML-DSA-44', ml_dsa44],
  ['ML-DSA-65', ml_dsa65],
  ['ML-DSA-87', ml_dsa87],
  ['SLH-DSA-SHA2-128s', slh.slh_dsa_sha2_128s],
  ['SLH-DSA-SHA2-128f', slh.slh_dsa_sha2_128f],
  ['SLH-DSA-SHA2-192s', slh.slh_dsa_sha2_192s],
  ['SLH-DSA-SHA2-192f', slh.slh_dsa_sha2_192f],
  ['SLH-DSA-SHA2-256s', slh.slh_dsa_sha2_256s],
  ['SLH-DSA-SHA2-256f', slh.slh_dsa_sha2_256f],
  ['SLH-DSA-SHAKE-128s', slh.slh_dsa_shake_128s],
  ['SLH-DSA-SHAKE-128f', slh.slh_dsa_shake_128f],
  ['SLH-DSA-SHAKE-192s', slh.slh_dsa_shake_192s],
  ['SLH-DSA-SHAKE-192f', slh.slh_dsa_shake_192f],
  ['SLH-DSA-SHAKE-256s', slh.slh_dsa_shake_256s],
  ['SLH-DSA-SHAKE-256f', slh.slh_dsa_shake_256f],
]);

/** ML-DSA and SLH-DSA without a context, as certificates have them: RFC 9881 section 3, RFC 9909 section 4. */
export function verifyLatticeOrHash(
  name: string,
  key: Uint8Array,
  signed: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const verifier = verifiers.get(name);
  if (verifier === undefined) return unchecked('algorithm', name);
  if (key.length !== verifier.lengths.publicKey) return invalid('key-malformed');
  if (signature.length !== verifier.lengths.signature) return invalid('signature-malformed');
  return verifier.verify(signature, signed, key) ? valid : invalid('signature-wrong');
}
