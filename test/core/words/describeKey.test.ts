import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';
import { describeModel } from '../../../src/core/words/describeModel.js';
import { fixture, NOW } from '../../support/inspectFixture.js';

const described = (name: string): string => {
  const item = readContents(fixture(name)).items.find(({ model }) => model.kind !== 'unknown');
  assert.ok(item, name);
  return describeModel(item.model, NOW);
};

describe('keys in words', () => {
  it('says form and encryption before any passphrase', () => {
    assert.equal(
      described('pki/rsa/leaf.key'),
      'private key, PKCS#8, encrypted with PBES2 (AES-256-CBC, HMAC-SHA256, 2,048 iterations)',
    );
    assert.equal(
      described('keys/pbes1-PBE-MD5-DES.pem'),
      'private key, PKCS#8, encrypted with PBES1 (DES-CBC, MD5, 2,048 iterations)',
    );
    assert.match(
      described('keys/dek-aes-128-cbc.pkcs1.pem'),
      /^private key, PKCS#1, encrypted with DEK-Info \(AES-128-CBC/,
    );
  });

  it('says what cannot be opened here', () => {
    assert.match(described('keys/pbes2-hmacWithSHA256-aria-256-cbc.pem'), /, which cannot be opened here$/);
  });

  it('says what a key in the clear is', () => {
    assert.equal(described('pki/rsa/pkcs1.key'), 'private key, RSA 2048, PKCS#1, not encrypted');
    assert.equal(described('pki/ec/sec1.key'), 'private key, EC P-256, SEC1, not encrypted');
    assert.match(described('keys/brainpoolP256r1.pkcs8.pem'), /EC brainpoolP256r1/);
    assert.match(described('keys/explicit.pkcs8.pem'), /EC P-256, its parameters spelled out/);
  });

  it('names the algorithm where the public half is not known', () => {
    assert.equal(described('keys/ED448.pkcs8.pem'), 'private key, Ed448, PKCS#8, not encrypted');
    assert.equal(described('keys/ml-dsa-65.pkcs8.pem'), 'private key, ML-DSA-65, PKCS#8, not encrypted');
    assert.match(described('keys/brainpoolP256r1-no-public.sec1.pem'), /SEC1, not encrypted$/);
  });

  it('claims nothing of what is not read here', () => {
    assert.equal(described('keys/openssh.pem'), 'private key, OpenSSH, which is not read here');
    assert.equal(
      described('keys/openssh-sealed.pem'),
      'private key, OpenSSH, which is not read here, encrypted with OpenSSH (aes256-ctr, bcrypt, 24 iterations), which cannot be opened here',
    );
  });

  it('names public keys by type and size', () => {
    const keys = [
      ['keys/rsa.public.pem', /^public key, RSA \d{4}$/],
      ['keys/rsa-pss.public.pem', /^public key, RSA-PSS \d{4}$/],
      ['keys/P-384.public.pem', /^public key, EC P-384$/],
      ['keys/ED448.public.pem', /^public key, Ed448$/],
      ['keys/X25519.public.pem', /^public key, X25519$/],
      ['keys/dsa.public.pem', /^public key, DSA \d{4}$/],
    ] as const;
    for (const [name, words] of keys) assert.match(described(name), words);
  });

  it('describes requests and revocation lists in one line', () => {
    assert.equal(described('pki/rsa/leaf.csr'), 'CDNODE1 — certificate request, RSA 2048');
    assert.equal(
      described('pki/rsa/intermediate.crl.pem'),
      'Musterbank AG Issuing CA 1 — certificate revocation list, 1 certificate revoked',
    );
  });
});
