import assert from 'node:assert/strict';
import { checkWritten } from '../../../src/core/authority/checkWritten.js';
import { createAuthority } from '../../../src/core/authority/createAuthority.js';
import { parseCertificate } from '../../../src/core/x509/parseCertificate.js';

const request = {
  subject: [{ keyword: 'CN', value: 'CA' }] as const,
  key: 'P-256',
  notBefore: Date.UTC(2026, 0),
  notAfter: Date.UTC(2027, 0),
  passphrase: 'x',
} as const;

describe('checkWritten', () => {
  it('refuses a certificate that another key signed, and one with a fault', async () => {
    const { certificate } = await createAuthority(request);
    const other = parseCertificate((await createAuthority(request)).certificate);
    const own = parseCertificate(certificate);
    assert.ok(other.kind === 'certificate' && own.kind === 'certificate');
    assert.equal((await checkWritten(certificate, own.publicKey)).kind, 'certificate');
    await assert.rejects(
      checkWritten(certificate, other.publicKey),
      /signature .* is invalid; nothing was kept/,
    );
    const trailing = Uint8Array.of(...certificate, 0);
    await assert.rejects(checkWritten(trailing, own.publicKey), /cannot be read back \(der-trailing\)/);
    await assert.rejects(checkWritten(certificate.subarray(0, 50), own.publicKey), /cannot be read back/);
  });
});
