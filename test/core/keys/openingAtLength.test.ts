import assert from 'node:assert/strict';
import { pkcs12Derivation, toBmpOctets } from '../../../src/core/crypto/pkcs12Derivation.js';
import { pbkdf1, pbkdf2 } from '../../../src/core/crypto/deriveKey.js';
import { scrypt } from '../../../src/core/crypto/scrypt.js';
import { sunJceksDerivation } from '../../../src/core/crypto/sunJceks.js';
import { openKey } from '../../../src/core/keys/openKey.js';
import { openKeystore } from '../../../src/core/keystores/openKeystore.js';
import { parsePkcs12 } from '../../../src/core/keystores/parsePkcs12.js';
import { keyFixture, passphrase } from '../../support/keyFixture.js';
import { readFileSync } from 'node:fs';

const salt = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const secret = new TextEncoder().encode('secret');

/** What plain code derives, each so long that it takes several turns. */
const derivations: Readonly<Record<string, (signal?: AbortSignal) => Promise<Uint8Array>>> = {
  'PBKDF1 with MD5': (signal) => pbkdf1('MD5', secret, salt, 40_000, signal),
  'PBKDF2 with SHA-224': (signal) => pbkdf2('SHA-224', secret, salt, 20_500, 20, signal),
  'PBKDF2 with SHA-512/256': (signal) => pbkdf2('SHA-512/256', secret, salt, 10_500, 20, signal),
  'PKCS#12 with SHA-1': (signal) =>
    pkcs12Derivation('SHA-1', toBmpOctets('secret'), salt, 40_000, 'key', 20, signal),
  'PKCS#12 with SHA-256': (signal) =>
    pkcs12Derivation('SHA-256', toBmpOctets('secret'), salt, 40_000, 'key', 20, signal),
  'JCEKS’s own': (signal) => sunJceksDerivation(secret, salt, 40_000, signal),
  scrypt: (signal) => scrypt(secret, salt, { cost: 2 ** 14, blockSize: 8, parallelization: 1 }, 20, signal),
};

describe('a long derivation', function () {
  for (const [name, derive] of Object.entries(derivations)) {
    it(`by ${name} lets others have their turn`, async () => {
      const order: string[] = [];
      const deriving = derive().then(() => order.push('derived'));
      setTimeout(() => order.push('other'));
      await deriving;
      assert.deepEqual(order, ['other', 'derived']);
    });

    it(`by ${name} ends where it is called off`, async () => {
      const off = new AbortController();
      const deriving = derive(off.signal);
      off.abort(new Error('called off'));
      await assert.rejects(deriving, /called off/);
    });
  }

  it('ends the opening of a key', async () => {
    const off = AbortSignal.abort(new Error('called off'));
    const key = keyFixture('pbes2-scrypt-aes-256-cbc');
    await assert.rejects(openKey(key, passphrase, { signal: off }), /called off/);
  });

  it('ends the opening of a container', async () => {
    const off = AbortSignal.abort(new Error('called off'));
    const bytes = new Uint8Array(readFileSync('test/fixtures/keystores/bundle.p12'));
    await assert.rejects(openKeystore(parsePkcs12(bytes), 'another', { signal: off }), /called off/);
  });
});
