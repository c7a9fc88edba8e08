import { verifySignature } from '../crypto/verifySignature.js';
import { PURPOSES, type Role } from '../validation/options.js';
import { describeReason } from '../words/describeReason.js';
import type { Certificate } from '../x509/certificate.js';
import { parseCertificate } from '../x509/parseCertificate.js';
import type { PublicKey } from '../x509/publicKey.js';
import { validateUnder } from './validateUnder.js';

/** What stands above a certificate that was written. */
export interface Above {
  /** The public key that must verify it. */
  readonly publicKey: PublicKey;
  /** The issuer first, the trust anchor last; empty for a certificate that signs itself. */
  readonly chain: readonly Certificate[];
}

/**
 * Reads back what was written, as anyone else would, before anyone else does, and validates its path: RFC 5280
 * section 6, with the constraints of the anchor as well.
 * @param role what an end entity is for; undefined for a CA
 * @throws Error where our own reader finds a fault or the signature does not verify, which is a bug of the writer, and
 * where the certificates above do not allow it, in a sentence
 */
export async function checkWritten(der: Uint8Array, above: Above, role?: Role): Promise<Certificate> {
  const certificate = parseCertificate(der);
  const faults = certificate.faults.map(({ code }) => code).join(', ');
  if (certificate.kind !== 'certificate' || faults !== '') {
    throw new Error(`The certificate that was written cannot be read back (${faults}); nothing was kept.`);
  }
  const { tbs, signature, signatureAlgorithm } = certificate;
  const { verdict } = await verifySignature(signatureAlgorithm, above.publicKey, tbs, signature);
  if (verdict !== 'valid') {
    throw new Error(`The signature of the certificate that was written is ${verdict}; nothing was kept.`);
  }
  await checkPath(certificate, above.chain, role);
  return certificate;
}

async function checkPath(
  certificate: Certificate,
  chain: readonly Certificate[],
  role: Role | undefined,
): Promise<void> {
  const { verdict, reasons } = await validateUnder(certificate, chain, {
    at: certificate.notBefore.epoch,
    purpose: PURPOSES[role ?? 'any'],
    leafMayBeAuthority: role === undefined,
    anchor: { dates: true, constraints: true, basicConstraints: true },
  });
  if (verdict === 'valid') return;
  const why = reasons[0] ? describeReason(reasons[0]) : '';
  throw new Error(`Nobody would take the certificate, so nothing was kept. ${why}`.trim());
}
