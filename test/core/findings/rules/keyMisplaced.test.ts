import assert from 'node:assert/strict';
import { findingsOf, fixture, joined, linesOf, textOf } from '../../../support/inspectFixture.js';

describe('rule key-misplaced', () => {
  const text = joined('pki/rsa/root.pem', 'pki/rsa/leaf.key');

  it('stands on a private key in a list of trusted certificates, encrypted or not', async () => {
    const [finding, ...more] = await findingsOf('key-misplaced', text, {
      file: 'certs/Trusted-partners.txt',
    });
    assert.ok(finding);
    assert.deepEqual([more.length, finding.severity], [0, 'error']);
    assert.equal(textOf(text, finding), '-----BEGIN ENCRYPTED PRIVATE KEY-----');
    assert.equal(
      finding.message,
      'This private key (PKCS#8) stands in a list of trusted certificates, where only certificates belong.',
    );
  });

  it('leaves such a list a list: no order, no missing issuer, no key that belongs to nothing', async () => {
    const shuffled = joined('pki/rsa/intermediate.pem', 'pki/rsa/leaf.pem', 'pki/rsa/pkcs1.key');
    const lines = await linesOf(shuffled, { file: 'trusted.txt' });
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]),
      ['key-misplaced', 'key-unencrypted'],
    );
  });

  it('is not said of a key certificate, whatever trust its name speaks of, nor of a key alone', async () => {
    for (const file of ['node-keycert.txt', 'trusted/node.pem', 'trusted-node-keycert.txt', undefined])
      assert.deepEqual(await findingsOf('key-misplaced', text, file === undefined ? {} : { file }), [], file);
    assert.deepEqual(
      await findingsOf('key-misplaced', fixture('pki/rsa/leaf.key'), { file: 'trusted.key' }),
      [],
    );
  });
});
