import type { Certificate } from '../x509/certificate.js';
import { claimsSelfSigned } from './couldHaveIssued.js';
import type { VerifyLink } from './verifyLink.js';

/**
 * Whether it is signed with its own key: claimed and, as far as that can be checked here, proven. One that nothing here
 * can verify is taken at its word, as paths are built.
 */
export async function isSelfSigned(certificate: Certificate, verify: VerifyLink): Promise<boolean> {
  if (!claimsSelfSigned(certificate)) return false;
  const { verdict } = await verify(certificate, certificate.publicKey);
  return verdict !== 'invalid';
}
