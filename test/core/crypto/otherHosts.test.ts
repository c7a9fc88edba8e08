import assert from 'node:assert/strict';
import {
  constants,
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decrypt } from '../../../src/core/crypto/decrypt.js';
import { verifySignature } from '../../../src/core/crypto/verifySignature.js';
import { verifyingKey } from '../../support/verifyingKey.js';

/** What a host says that lacks an algorithm or a size: Chromium on AES-192, old ones on Ed25519, all on odd moduli. */
function withoutImport(): void {
  const importKey = () => Promise.reject(new DOMException('Unrecognized', 'NotSupportedError'));
  Object.defineProperty(crypto.subtle, 'importKey', { value: importKey, configurable: true });
}

describe('in a host whose Web Crypto imports no such key', () => {
  beforeEach(withoutImport);
  afterEach(() => Reflect.deleteProperty(crypto.subtle, 'importKey'));

  for (const bits of [128, 192, 256] as const) {
    it(`AES-${String(bits)} decrypts all the same`, async () => {
      const key = Buffer.alloc(bits / 8, 7);
      const iv = Buffer.alloc(16, 9);
      const cipher = createCipheriv(`aes-${String(bits)}-cbc`, key, iv);
      const encrypted = Buffer.concat([cipher.update('a secret of some length'), cipher.final()]);
      const name = `AES-${bits}-CBC` as const;
      const decrypted = await decrypt(name, key, iv, encrypted);
      assert.equal(Buffer.from(decrypted ?? []).toString(), 'a secret of some length');
      assert.equal(await decrypt(name, Buffer.alloc(bits / 8, 8), iv, encrypted), undefined);
    });
  }

  // Another modulus than the other tests have, since imported keys are kept.
  const rsa = createPrivateKey(readFileSync('test/fixtures/keys/rsa-pss.pkcs8.pem'));
  const parsed = verifyingKey(createPublicKey(rsa).export({ type: 'spki', format: 'der' }));
  assert.ok(parsed);
  const pss = Buffer.from(
    '3034a00f300d06096086480165030402030500a11c301a06092a864886f70d010108300d06096086480165030402030500a203020140',
    'hex',
  );

  it('RSA-PSS verifies all the same', async () => {
    const signed = Buffer.from('text');
    const signature = sign('sha512', signed, {
      key: rsa,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 64,
    });
    const how = { oid: '1.2.840.113549.1.1.10', parameters: pss };
    assert.deepEqual(await verifySignature(how, parsed, signed, signature), { verdict: 'valid' });
    const other = await verifySignature(how, parsed, Buffer.from('test'), signature);
    assert.deepEqual(other, { verdict: 'invalid', reason: 'signature-wrong' });
    for (let i = 0; i < signature.length; i += 5) {
      const changed = Buffer.from(signature);
      changed[i] = (changed[i] ?? 0) ^ 1;
      assert.equal((await verifySignature(how, parsed, signed, changed)).verdict, 'invalid');
    }
  });

  it('Ed25519 verifies all the same', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = verifyingKey(publicKey.export({ type: 'spki', format: 'der' }));
    assert.ok(key);
    const how = { oid: '1.3.101.112', parameters: undefined };
    const text = Buffer.from('text');
    const signature = sign(null, text, privateKey);
    assert.deepEqual(await verifySignature(how, key, text, signature), { verdict: 'valid' });
    const wrong = { verdict: 'invalid', reason: 'signature-wrong' };
    assert.deepEqual(await verifySignature(how, key, Buffer.from('test'), signature), wrong);
    assert.deepEqual(await verifySignature(how, key, text, Buffer.alloc(64)), wrong);
  });
});
