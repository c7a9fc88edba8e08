import { Budget } from '../path/budget.js';
import { Pool, toKnown } from '../path/pool.js';
import { verifyLink } from '../path/verifyLink.js';
import { DEFAULT_OPTIONS, type ValidationOptions } from '../validation/options.js';
import { validate } from '../validation/validate.js';
import type { Validation } from '../validation/validation.js';
import type { Certificate } from '../x509/certificate.js';
import type { RevocationList } from '../x509/revocationList.js';

/**
 * Validates a certificate through those above it and no others, RFC 5280 section 6: its issuer first, the last one is the
 * trust anchor. One with none above vouches for itself. Never rejects.
 */
export function validateUnder(
  certificate: Certificate,
  above: readonly Certificate[],
  options: Partial<ValidationOptions> & Pick<ValidationOptions, 'at'>,
  lists: readonly RevocationList[] = [],
): Promise<Validation> {
  const leaf = toKnown(certificate);
  const others = above.map((one) => toKnown(one));
  const anchors = others.slice(-1);
  return validate(
    leaf,
    {
      untrusted: new Pool(others.slice(0, -1)),
      anchors: new Pool(anchors),
      trustedLeaves: anchors.length === 0 ? [leaf] : [],
      lists,
      verify: verifyLink,
      budget: new Budget(),
    },
    { ...DEFAULT_OPTIONS, ...options },
  );
}
