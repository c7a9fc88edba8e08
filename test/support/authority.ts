import assert from 'node:assert/strict';
import type { AuthorityRequest } from '../../src/core/authority/authorityRequest.js';
import { createAuthority } from '../../src/core/authority/createAuthority.js';
import type { Issuer } from '../../src/core/authority/issuer.js';
import { toSigningKey } from '../../src/core/authority/signingKey.js';
import { openKey } from '../../src/core/keys/openKey.js';
import { parsePrivateKey } from '../../src/core/keys/parsePrivateKey.js';

/** What the keys of the suites' authorities are sealed with. */
export const AUTHORITY_PASSPHRASE = 'canary-authority';

/** A CA that lives from the fixtures' day for five years, opened and ready to sign. */
export async function makeAuthority(
  name: string,
  changes: Partial<AuthorityRequest> = {},
  above?: Issuer,
): Promise<Issuer> {
  const request: AuthorityRequest = {
    subject: [{ keyword: 'CN', value: name }],
    key: 'P-256',
    notBefore: Date.UTC(2026, 10, 23),
    notAfter: Date.UTC(2031, 10, 23),
    passphrase: AUTHORITY_PASSPHRASE,
    ...changes,
  };
  const { certificate, sealedKey } = await createAuthority(request, above);
  const opening = await openKey(parsePrivateKey(sealedKey), AUTHORITY_PASSPHRASE);
  assert.ok(opening.outcome === 'opened');
  return { chain: [certificate, ...(above?.chain ?? [])], key: await toSigningKey(opening.key) };
}
