import assert from 'node:assert/strict';
import { findingsOf, fixture, textOf } from '../../../support/inspectFixture.js';

describe('rule weak-signature', () => {
  it('is an error for MD5 and a warning for SHA-1', async () => {
    const levels = [
      ['weak/md5.pem', 'error', 'MD5'],
      ['weak/sha1.pem', 'warning', 'SHA-1'],
    ] as const;
    for (const [name, severity, hash] of levels) {
      const text = fixture(name);
      const [finding, ...more] = await findingsOf('weak-signature', text);
      assert.ok(finding);
      assert.equal(more.length, 0);
      assert.equal(finding.severity, severity);
      assert.equal(textOf(text, finding), '-----BEGIN CERTIFICATE-----');
      assert.equal(
        finding.message,
        `“CDNODE1” is signed with RSA with ${hash}, whose hash no longer protects it.`,
      );
    }
  });

  it('is not said of roots that are signed with SHA-1 by themselves', async () => {
    const bundle = fixture('big/ca-certificates.crt');
    assert.deepEqual(await findingsOf('weak-signature', bundle), []);
  });

  it('is not said of SHA-256', async () => {
    assert.deepEqual(await findingsOf('weak-signature', fixture('pki/rsa/node-keycert.txt')), []);
  });
});
