import assert from 'node:assert/strict';
import { ECDH } from 'node:crypto';
import { keyMatches } from '../../../src/core/keys/keyMatches.js';
import { parsePublicKey } from '../../../src/core/x509/parsePublicKey.js';
import { keyBlock, keyFixture } from '../../support/keyFixture.js';

function publicKey(name: string) {
  const parsed = parsePublicKey(keyBlock(`${name}.public`).bytes);
  assert.ok(parsed.kind === 'publicKey');
  return parsed.publicKey;
}

describe('keyMatches', () => {
  const names = [
    'rsa',
    'rsa-pss',
    'P-256',
    'P-384',
    'brainpoolP256r1',
    'secp256k1',
    'ED25519',
    'X25519',
    'dsa',
  ];

  it('matches each key with itself alone', () => {
    for (const a of names) {
      for (const b of names) assert.equal(keyMatches(publicKey(a), publicKey(b)), a === b, `${a} and ${b}`);
    }
  });

  it('takes a compressed point for the same key', () => {
    const compressed = keyFixture('P-256-compressed.sec1').publicKey;
    assert.ok(compressed?.key.length === 33);
    assert.ok(keyMatches(publicKey('P-256'), compressed));
    const other = { ...compressed, key: compressed.key.map((octet, i) => (i === 0 ? octet ^ 1 : octet)) };
    assert.ok(!keyMatches(publicKey('P-256'), other));
  });

  it('changes neither key, also where they are read from a Buffer', () => {
    const key = { ...publicKey('P-256'), key: Buffer.from(publicKey('P-256').key) };
    assert.ok(keyMatches(key, publicKey('P-256')));
    assert.deepEqual([...key.key], [...publicKey('P-256').key]);
  });

  it('compresses points as OpenSSL does', () => {
    const curves = {
      'P-256': 'prime256v1',
      'P-384': 'secp384r1',
      'P-521': 'secp521r1',
      secp256k1: 'secp256k1',
    };
    const prefixes = Object.entries(curves).map(([name, curve]) => {
      const key = publicKey(name);
      const compressed = ECDH.convertKey(key.key, curve, undefined, undefined, 'compressed') as Buffer;
      assert.ok(keyMatches(key, { ...key, key: compressed }), name);
      return compressed[0];
    });
    assert.deepEqual([...new Set(prefixes)].sort(), [2, 3]);
  });

  it('takes one modulus for the same key under rsaEncryption and id-RSASSA-PSS', () => {
    const pss = publicKey('rsa-pss');
    const plain = { ...pss, algorithm: publicKey('rsa').algorithm, type: 'RSA' };
    assert.ok(keyMatches(pss, plain));
  });

  it('compares points of any size', () => {
    const key = { ...publicKey('P-256'), key: new Uint8Array(1_000_001).fill(4) };
    assert.ok(keyMatches(key, key));
    assert.ok(!keyMatches(key, publicKey('P-256')));
  });

  it('does not take one point on two curves for one key', () => {
    const key = publicKey('P-256');
    assert.ok(!keyMatches(key, { ...key, curve: '1.3.132.0.10' }));
  });
});
