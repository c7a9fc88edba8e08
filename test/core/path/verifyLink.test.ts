import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';
import { rememberVerdicts, verifyLink, type VerifyLink } from '../../../src/core/path/verifyLink.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { fixture } from '../../support/inspectFixture.js';

/** Read anew each time, as after an edit. */
const read = (name: string) => readContents(fixture(name)).items[0]?.model as Certificate;

function counting(limit?: number) {
  const calls: string[] = [];
  const verify: VerifyLink = (certificate, key) => {
    calls.push(certificate.publicKey.type);
    return verifyLink(certificate, key);
  };
  return { calls, verify: limit === undefined ? rememberVerdicts(verify) : rememberVerdicts(verify, limit) };
}

describe('rememberVerdicts', () => {
  it('verifies a signature once, however often it is read', async () => {
    const { calls, verify } = counting();
    for (let edit = 0; edit < 5; edit++) {
      const verdict = await verify(read('pki/rsa/leaf.pem'), read('pki/rsa/intermediate.pem').publicKey);
      assert.deepEqual(verdict, { verdict: 'valid' });
    }
    assert.equal(calls.length, 1);
  });

  it('also while the first is still under way', async () => {
    const { calls, verify } = counting();
    const key = read('pki/ec/intermediate.pem').publicKey;
    await Promise.all([verify(read('pki/ec/leaf.pem'), key), verify(read('pki/ec/leaf.pem'), key)]);
    assert.equal(calls.length, 1);
  });

  it('keeps different keys and certificates apart', async () => {
    const { calls, verify } = counting();
    const leaf = read('pki/rsa/leaf.pem');
    assert.equal((await verify(leaf, read('pki/rsa/intermediate.pem').publicKey)).verdict, 'valid');
    assert.equal((await verify(leaf, read('pki/rsa/root.pem').publicKey)).verdict, 'invalid');
    assert.equal(
      (await verify(read('partner/leaf.pem'), read('pki/rsa/root.pem').publicKey)).verdict,
      'invalid',
    );
    assert.equal(calls.length, 3);
  });

  it('forgets the oldest first, and never grows beyond its limit', async () => {
    const { calls, verify } = counting(1);
    const key = read('pki/rsa/intermediate.pem').publicKey;
    await verify(read('pki/rsa/leaf.pem'), key);
    await verify(read('partner/leaf.pem'), key);
    await verify(read('partner/leaf.pem'), key);
    assert.equal(calls.length, 2);
    await verify(read('pki/rsa/leaf.pem'), key);
    assert.equal(calls.length, 3);
  });
});
