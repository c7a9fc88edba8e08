import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readContents } from '../../../src/core/contents/readContents.js';
import { describeGlance } from '../../../src/core/words/describeGlance.js';

const NOW = Date.UTC(2026, 10, 23);

function glanceAt(file: string, now = NOW): string | undefined {
  const [item] = readContents(readFileSync(`test/fixtures/${file}`)).items;
  return item && describeGlance(item.model, now);
}

describe('a glance', () => {
  it('at a certificate tells whose it is, what, its key and how long it lives', () => {
    assert.equal(glanceAt('pki/rsa/leaf.pem'), 'CDNODE1 · node certificate · RSA 2048 · expires in 9 years');
    assert.equal(
      glanceAt('pki/rsa/leaf.pem', Date.UTC(2036, 0, 4)),
      'CDNODE1 · node certificate · RSA 2048 · expired 3 days ago',
    );
  });

  it('at a request tells for whom', () => {
    assert.equal(glanceAt('pki/rsa/leaf.csr'), 'CDNODE1 · certificate request · RSA 2048');
  });

  it('at a revocation list tells whether there should be a newer one', () => {
    const start = 'Musterbank AG Issuing CA 1 · certificate revocation list · 1 certificate revoked · ';
    assert.match(glanceAt('pki/rsa/intermediate.crl.pem') ?? '', new RegExp(`^${start}expires in `));
    assert.match(
      glanceAt('pki/rsa/intermediate.crl.pem', Date.UTC(2050, 0, 1)) ?? '',
      new RegExp(`^${start}expired `),
    );
  });

  it('at anything else is its one line', () => {
    assert.equal(glanceAt('pki/rsa/leaf.key'), glanceAt('pki/rsa/other.key'));
    assert.match(glanceAt('pki/rsa/leaf.key') ?? '', /^private key, PKCS#8, encrypted with PBES2/);
  });
});
