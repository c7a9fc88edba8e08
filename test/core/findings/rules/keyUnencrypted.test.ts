import assert from 'node:assert/strict';
import { findingsOf, fixture, textOf } from '../../../support/inspectFixture.js';

describe('rule key-unencrypted', () => {
  it('stands on every private key in the clear, whatever its form', async () => {
    const forms = [
      ['pki/rsa/unencrypted-keycert.txt', '-----BEGIN PRIVATE KEY-----', 'RSA 2048, PKCS#8'],
      ['pki/rsa/pkcs1.key', '-----BEGIN RSA PRIVATE KEY-----', 'RSA 2048, PKCS#1'],
      ['pki/ec/sec1.key', '-----BEGIN EC PRIVATE KEY-----', 'EC P-256, SEC1'],
    ] as const;
    for (const [name, line, form] of forms) {
      const text = fixture(name);
      const [finding, ...more] = await findingsOf('key-unencrypted', text);
      assert.ok(finding, name);
      assert.equal(more.length, 0);
      assert.equal(finding.severity, 'warning');
      assert.equal(textOf(text, finding), line);
      assert.equal(
        finding.message,
        `This private key (${form}) is not encrypted: whoever reads the file has the key.`,
      );
    }
  });

  it('is not said of encrypted keys: PKCS#8, or OpenSSL’s headers', async () => {
    for (const name of ['pki/rsa/leaf.key', 'keys/dek-aes-128-cbc.pkcs1.pem', 'keys/pbes1-PBE-MD5-DES.pem'])
      assert.deepEqual(await findingsOf('key-unencrypted', fixture(name)), [], name);
  });

  it('is not said of what cannot be read: it may be encrypted', async () => {
    assert.deepEqual(await findingsOf('key-unencrypted', fixture('keys/openssh.pem')), []);
  });
});
