import assert from 'node:assert/strict';
import { findingsOf, fixture, joined, textOf } from '../../../support/inspectFixture.js';

describe('rule weak-key', () => {
  it('is a warning for RSA from 1024 bits on', async () => {
    const text = fixture('weak/rsa-1024.pem');
    const [finding] = await findingsOf('weak-key', text);
    assert.equal(finding?.severity, 'warning');
    assert.equal(textOf(text, finding), '-----BEGIN CERTIFICATE-----');
    assert.equal(finding.message, 'The key, RSA 1024, is too weak to rely on.');
  });

  it('is said of DSA, whatever its size', async () => {
    assert.equal((await findingsOf('weak-key', fixture('keys/dsa.traditional.pem'))).length, 1);
  });

  it('is not said of RSA 2048, P-256 and better', async () => {
    for (const name of ['pki/rsa/node-keycert.txt', 'pki/ec/node-keycert.txt', 'keytool/chain.pem'])
      assert.deepEqual(await findingsOf('weak-key', fixture(name)), [], name);
    for (const name of ['keys/ED25519.pkcs8.pem', 'keys/brainpoolP256r1.pkcs8.pem', 'keys/P-521.pkcs8.pem'])
      assert.deepEqual(await findingsOf('weak-key', fixture(name)), [], name);
  });

  it('is said once for a key and its certificate', async () => {
    assert.deepEqual(await findingsOf('weak-key', joined('pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem')), []);
  });
});
