import assert from 'node:assert/strict';
import {
  certificatesOf,
  findingsOf,
  fixture,
  joined,
  linesOf,
  textOf,
} from '../../../support/inspectFixture.js';

const code = 'extraneous-certificate';
const chain = ['pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem', 'pki/rsa/root.pem'] as const;

describe('rule extraneous-certificate', () => {
  it('stands on the certificate that issued none of the others', async () => {
    const text = joined('pki/rsa/pkcs1.key', ...chain, 'partner/root.pem');
    const [finding, ...more] = await findingsOf(code, text);
    assert.ok(finding);
    assert.equal(more.length, 0);
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.span.start, text.lastIndexOf('-----BEGIN'));
    assert.equal(textOf(text, finding), '-----BEGIN CERTIFICATE-----');
    assert.match(finding.message, /“Partner Logistics Ltd Root CA” has no part in the chain/);
  });

  it('is information in a chain without a key', async () => {
    const lines = await linesOf(joined(...chain, 'partner/root.pem'));
    assert.deepEqual(lines.filter((line) => line.startsWith(code)).length, 1);
    assert.match(lines.find((line) => line.startsWith(code)) ?? '', / information /);
  });

  it('says nothing of a whole chain, of another way up, or of a list', async () => {
    for (const text of [
      fixture('pki/rsa/node-keycert.txt'),
      fixture('pki/rsa/trusted.txt'),
      fixture('big/ca-certificates.crt'),
      joined('pki/rsa/pkcs1.key', ...chain, 'pki/rsa/root.pem'),
    ])
      assert.deepEqual(await findingsOf(code, text), []);
  });

  it('says nothing where the chain is not whole: the rest may belong to it', async () => {
    const text = joined('pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem', 'pki/rsa/root.pem');
    assert.deepEqual(await findingsOf(code, text), []);
    const pool = certificatesOf('pki/rsa/intermediate.pem');
    assert.deepEqual(
      await findingsOf(code, joined('pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem', 'partner/root.pem')),
      [],
    );
    assert.deepEqual(await findingsOf(code, text, { pool }), []);
  });

  it('says nothing of an end entity that a sealed key may belong to', async () => {
    const sealed = joined('pki/rsa/leaf.key', ...chain, 'pki/ec/leaf.pem');
    assert.deepEqual(await findingsOf(code, sealed), []);
    const clear = joined('pki/rsa/pkcs1.key', ...chain, 'pki/ec/leaf.pem');
    assert.equal((await findingsOf(code, clear)).length, 1);
  });
});
