import { toHex } from '../base/hex.js';
import { sha256 } from '../crypto/sha256.js';
import type { Certificate } from '../x509/certificate.js';

const fingerprints = new WeakMap<Certificate, string>();

/** SHA-256 of the certificate's DER in lower-case hex, computed once for each. */
export function fingerprint(certificate: Certificate): string {
  const known = fingerprints.get(certificate);
  if (known !== undefined) return known;
  const digest = toHex(sha256(certificate.der));
  fingerprints.set(certificate, digest);
  return digest;
}
