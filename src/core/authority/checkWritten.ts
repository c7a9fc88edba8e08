import { verifySignature } from '../crypto/verifySignature.js';
import type { Certificate } from '../x509/certificate.js';
import { parseCertificate } from '../x509/parseCertificate.js';
import type { PublicKey } from '../x509/publicKey.js';

/**
 * Reads back what was written, as anyone else would, before anyone else does.
 * @param issuerKey the public key that must verify it
 * @throws Error where our own reader finds a fault or the signature does not verify: then the writer has a bug
 */
export async function checkWritten(der: Uint8Array, issuerKey: PublicKey): Promise<Certificate> {
  const certificate = parseCertificate(der);
  const faults = certificate.faults.map(({ code }) => code).join(', ');
  if (certificate.kind !== 'certificate' || faults !== '') {
    throw new Error(`The certificate that was written cannot be read back (${faults}); nothing was kept.`);
  }
  const { tbs, signature, signatureAlgorithm } = certificate;
  const { verdict } = await verifySignature(signatureAlgorithm, issuerKey, tbs, signature);
  if (verdict !== 'valid') {
    throw new Error(`The signature of the certificate that was written is ${verdict}; nothing was kept.`);
  }
  return certificate;
}
