import assert from 'node:assert/strict';
import { checkWritten } from '../../../src/core/authority/checkWritten.js';
import { createAuthority } from '../../../src/core/authority/createAuthority.js';

const request = {
  subject: [{ keyword: 'CN', value: 'CA' }] as const,
  key: 'P-256',
  notBefore: Date.UTC(2026, 0),
  notAfter: Date.UTC(2027, 0),
  passphrase: 'x',
} as const;

describe('checkWritten', () => {
  it('refuses a certificate that another key signed, and one with a fault', async () => {
    const { certificate: own } = await createAuthority(request);
    const { certificate: other } = await createAuthority(request);
    const above = { publicKey: own.publicKey, chain: [] };
    assert.equal((await checkWritten(own.der, above)).kind, 'certificate');
    await assert.rejects(
      checkWritten(own.der, { publicKey: other.publicKey, chain: [] }),
      /signature .* is invalid; nothing was kept/,
    );
    const trailing = Uint8Array.of(...own.der, 0);
    await assert.rejects(checkWritten(trailing, above), /cannot be read back \(der-trailing\)/);
    await assert.rejects(checkWritten(own.der.subarray(0, 50), above), /cannot be read back/);
  });

  it('refuses what the path does not allow: a CA is no node, and another root is no anchor', async () => {
    const { certificate: own } = await createAuthority(request);
    const { certificate: other } = await createAuthority({
      ...request,
      subject: [{ keyword: 'CN', value: 'Other' }],
    });
    const above = { publicKey: own.publicKey, chain: [] };
    await assert.rejects(checkWritten(own.der, above, 'both'), /Nobody would take the certificate/);
    await assert.rejects(checkWritten(own.der, { ...above, chain: [other] }), /Nobody would take/);
  });
});
