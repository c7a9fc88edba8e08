import assert from 'node:assert/strict';
import { readContents } from '../../../../src/core/contents/readContents.js';
import { inspect } from '../../../../src/core/findings/inspect.js';
import { Pool } from '../../../../src/core/path/pool.js';
import { verifyLink } from '../../../../src/core/path/verifyLink.js';
import { findingsOf, fixture, joined, NOW, textOf } from '../../../support/inspectFixture.js';

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
    const contents = readContents(joined('pki/rsa/pkcs1.key', 'weak/rsa-1024.pem'));
    const [first, second] = contents.items;
    assert.ok(first?.model.kind === 'privateKey' && second?.model.kind === 'certificate');
    const model = { ...first.model, publicKey: second.model.publicKey };
    const findings = await inspect(
      { ...contents, items: [{ ...first, model }, second] },
      {
        now: NOW,
        expiringDays: 30,
        pool: new Pool([]),
        verify: verifyLink,
      },
    );
    assert.deepEqual(
      findings.filter(({ code }) => code === 'weak-key').map(({ span }) => span),
      [second.block?.begin],
    );
  });
});
