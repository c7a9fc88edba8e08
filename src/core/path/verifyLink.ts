import { toHex } from '../base/hex.js';
import { sha256 } from '../crypto/sha256.js';
import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { Certificate } from '../x509/certificate.js';
import type { PublicKey } from '../x509/publicKey.js';
import { fingerprint } from './fingerprint.js';

/** Whether the certificate's signature was made with the private half of this key. Never rejects. */
export type VerifyLink = (certificate: Certificate, key: PublicKey) => Promise<SignatureVerdict>;

/** Verifies anew, RFC 5280 section 4.1.1.3. What computes is read when the first signature is to be verified. */
export const verifyLink: VerifyLink = async ({ signatureAlgorithm, tbs, signature }, key) => {
  const { verifySignature } = await import('../crypto/verifySignature.js');
  return verifySignature(signatureAlgorithm, key, tbs, signature);
};

/** Verdicts kept: the links of some twenty of the largest bundles seen, at about 200 octets each. */
const KEPT_VERDICTS = 20_000;

/**
 * Remembers verdicts by what was verified, not by where it was read: a file that is read again after an edit costs no
 * signature anew. The oldest are forgotten first.
 */
export function rememberVerdicts(verify: VerifyLink = verifyLink, limit = KEPT_VERDICTS): VerifyLink {
  const verdicts = new Map<string, Promise<SignatureVerdict>>();
  // The last answer about an object that is still in memory, for which no text need be made.
  const last = new WeakMap<Certificate, { key: PublicKey; verdict: Promise<SignatureVerdict> }>();
  return (certificate, key) => {
    const recent = last.get(certificate);
    if (recent?.key === key) return recent.verdict;
    const verdict = recall(certificate, key);
    last.set(certificate, { key, verdict });
    return verdict;
  };

  function recall(certificate: Certificate, key: PublicKey): Promise<SignatureVerdict> {
    const link = `${fingerprint(certificate)} ${keyFingerprint(key)}`;
    const known = verdicts.get(link);
    if (known !== undefined) return known;
    const verdict = verify(certificate, key);
    verdicts.set(link, verdict);
    if (verdicts.size > limit) {
      const [oldest] = verdicts.keys();
      if (oldest !== undefined) verdicts.delete(oldest);
    }
    return verdict;
  }
}

const keyFingerprints = new WeakMap<PublicKey, string>();

/** SHA-256 of a SubjectPublicKeyInfo in lower-case hex, computed once for each. */
export function keyFingerprint(key: PublicKey): string {
  const known = keyFingerprints.get(key);
  if (known !== undefined) return known;
  const digest = toHex(sha256(key.raw));
  keyFingerprints.set(key, digest);
  return digest;
}
