import assert from 'node:assert/strict';
import { findingsOf, fixture, joined, textOf } from '../../../support/inspectFixture.js';

describe('rule key-mismatch', () => {
  it('stands on the key and points to the certificate that it was expected to belong to', async () => {
    const text = joined('pki/rsa/pkcs1.key', 'partner/leaf.pem', 'partner/intermediate.pem');
    const [finding, ...more] = await findingsOf('key-mismatch', text);
    assert.ok(finding);
    assert.equal(more.length, 0);
    assert.equal(finding.severity, 'error');
    assert.equal(textOf(text, finding), '-----BEGIN RSA PRIVATE KEY-----');
    assert.equal(
      finding.message,
      'This private key (RSA 2048, PKCS#1) belongs to no certificate in this file.',
    );
    assert.deepEqual(
      finding.related?.map(({ span, message }) => [span.start, message]),
      [[text.indexOf('-----BEGIN CERTIFICATE-----'), '“CDNODE1” has another key: RSA 2048']],
    );
  });

  it('tells an EC key from an RSA certificate', async () => {
    assert.equal((await findingsOf('key-mismatch', joined('pki/ec/sec1.key', 'pki/rsa/leaf.pem'))).length, 1);
  });

  it('is not said where the key belongs to any certificate or request in the file', async () => {
    const texts = [
      fixture('pki/rsa/unencrypted-keycert.txt'),
      joined('pki/ec/sec1.key', 'pki/ec/root.pem', 'pki/ec/leaf.pem'),
      joined('pki/rsa/pkcs1.key', 'pki/rsa/leaf.csr', 'pki/rsa/root.pem'),
    ];
    for (const text of texts) assert.deepEqual(await findingsOf('key-mismatch', text), []);
  });

  it('says nothing of a key that is encrypted: it may be the right one', async () => {
    assert.deepEqual(await findingsOf('key-mismatch', fixture('pki/rsa/wrong-key-keycert.txt')), []);
  });

  it('says nothing of a key that stands alone', async () => {
    assert.deepEqual(await findingsOf('key-mismatch', fixture('pki/rsa/pkcs1.key')), []);
  });
});
