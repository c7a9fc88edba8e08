import { Budget } from '../path/budget.js';
import { Pool, toKnown } from '../path/pool.js';
import { verifyLink } from '../path/verifyLink.js';
import { DEFAULT_OPTIONS } from '../validation/options.js';
import { validate } from '../validation/validate.js';
import type { Certificate } from '../x509/certificate.js';
import type { RevocationList } from '../x509/revocationList.js';

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
  const { revocation } = await validate(
    toKnown(certificate),
    {
      untrusted: new Pool([]),
      anchors: new Pool([toKnown(chain[0])]),
      trustedLeaves: [],
      lists: [list],
      verify: verifyLink,
      budget: new Budget(),
    },
    { ...DEFAULT_OPTIONS, at: list.thisUpdate.epoch },
  );
  if (revocation !== 'revoked')
    throw new Error(
      'The list would not revoke this certificate, which is not this authority’s; nothing was kept.',
    );
}
