import type { Certificate } from '../x509/certificate.js';
import type { RevocationList } from '../x509/revocationList.js';
import { validateUnder } from './validateUnder.js';

/**
 * Asks our own validation whether a list revokes a certificate, with the chain above it.
 * @throws Error where it does not: then the certificate is not this authority's, or the writer has a bug
 */
export async function checkRevoked(
  certificate: Certificate,
  list: RevocationList,
  chain: readonly [Certificate, ...Certificate[]],
): Promise<void> {
  // The issuer alone is asked: whether the CAs above it are revoked is not this list's to say.
  const at = list.thisUpdate.epoch;
  const { revocation } = await validateUnder(certificate, [chain[0]], { at }, [list]);
  if (revocation !== 'revoked')
    throw new Error(
      'The list would not revoke this certificate, which is not this authority’s; nothing was kept.',
    );
}
