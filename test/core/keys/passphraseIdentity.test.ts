import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openKey } from '../../../src/core/keys/openKey.js';
import { publicKeyIdentity, sealedIdentity } from '../../../src/core/keys/passphraseIdentity.js';
import { itemsOf } from '../../support/storeFixture.js';
import { sealKey } from '../../../src/core/keys/sealKey.js';
import { parsePrivateKey } from '../../../src/core/keys/parsePrivateKey.js';

describe('what a passphrase is remembered for', () => {
  it('is the public key, whatever certificate it stands in and however the private one is sealed', async () => {
    const der = new X509Certificate(readFileSync('test/fixtures/pki/rsa/leaf.pem')).publicKey.export({
      type: 'spki',
      format: 'der',
    });
    const wanted = `key:${createHash('sha256').update(der).digest('hex')}`;
    const sealed = itemsOf('pki/rsa/leaf.key', 'privateKey')[0]?.model;
    assert.ok(sealed?.kind === 'privateKey');
    const opening = await openKey(sealed, 'changeit');
    assert.ok(opening.outcome === 'opened' && opening.key.publicKey);
    assert.equal(publicKeyIdentity(opening.key.publicKey), wanted);
    const again = await sealKey(opening.key.pkcs8, 'canary-Passphrase-6621');
    const reopened = await openKey(parsePrivateKey(again), 'canary-Passphrase-6621');
    assert.ok(reopened.outcome === 'opened' && reopened.key.publicKey);
    assert.equal(publicKeyIdentity(reopened.key.publicKey), wanted);
    assert.notEqual(sealedIdentity(again), sealedIdentity(sealed.der));
  });
});
