import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { scanAll } from '../../support/scanAll.js';
import { parsePublicKey } from '../../../src/core/x509/parsePublicKey.js';
import { parseRsaPublicKey } from '../../../src/core/x509/parseRsaPublicKey.js';
import { nameOfOid, oids } from '../../../src/core/x509/oids.js';
import { curveBits, keyTypes } from '../../../src/core/x509/keyTypes.js';

const keys = 'test/fixtures/keys';

function read(file: string) {
  const key = parsePublicKey(scanAll(readFileSync(file, 'utf8')).blocks[0]?.bytes ?? new Uint8Array());
  assert.ok(key.kind === 'publicKey');
  assert.deepEqual(key.faults, []);
  return key.publicKey;
}

describe('parsePublicKey', () => {
  const expected: readonly (readonly [file: string, type: string, bits: number, curve: string | null])[] = [
    ['rsa', 'RSA', 2048, null],
    ['rsa-pss', 'RSA-PSS', 2048, null],
    ['dsa', 'DSA', 1024, null],
    ['P-256', 'EC', 256, oids.secp256r1],
    ['P-384', 'EC', 384, oids.secp384r1],
    ['P-521', 'EC', 521, oids.secp521r1],
    ['brainpoolP256r1', 'EC', 256, oids.brainpoolP256r1],
    ['secp256k1', 'EC', 256, oids.secp256k1],
    ['ED25519', 'Ed25519', 253, null],
    ['ED448', 'Ed448', 446, null],
    ['X25519', 'X25519', 253, null],
  ];
  for (const [file, type, bits, curve] of expected) {
    it(`reads ${file}`, () => {
      const key = read(`${keys}/${file}.public.pem`);
      assert.deepEqual([key.type, key.bits, key.curve], [type, bits, curve]);
    });
  }

  it('counts the bits of explicit parameters, and knows no curve for them', () => {
    const pem = readFileSync(`${keys}/explicit.pkcs8.pem`);
    const bytes = new Uint8Array(createPublicKey(pem).export({ type: 'spki', format: 'der' }));
    const key = parsePublicKey(bytes);
    assert.ok(key.kind === 'publicKey');
    assert.deepEqual([key.publicKey.type, key.publicKey.bits, key.publicKey.curve], ['EC', 256, null]);
  });

  it('reads a PKCS#1 public key as the SubjectPublicKeyInfo that it stands for', () => {
    const spki = read(`${keys}/rsa.public.pem`);
    const key = parseRsaPublicKey(spki.key);
    assert.ok(key.kind === 'publicKey');
    assert.deepEqual(key.publicKey.raw, spki.raw);
    assert.deepEqual(key.publicKey.span, { start: 0, end: spki.key.length });
    const broken = parseRsaPublicKey(spki.key.subarray(0, 20));
    assert.deepEqual(
      broken.faults.map(({ code, span }) => [code, span.start]),
      [['der-truncated', 0]],
    );
  });

  it('keeps a key that breaks the rules of its algorithm, with a fault', () => {
    const key = parsePublicKey(
      Uint8Array.from(Buffer.from('30133009 06072a8648ce3d0201 0306000402030405'.replaceAll(' ', ''), 'hex')),
    );
    assert.ok(key.kind === 'publicKey');
    assert.deepEqual(
      key.faults.map(({ code }) => code),
      ['curve-missing'],
    );
    assert.deepEqual([key.publicKey.bits, key.publicKey.curve], [null, null]);
  });
});

describe('the table of object identifiers', () => {
  it('has each but once', () => {
    const all = Object.values(oids);
    assert.deepEqual(
      all.filter((oid, index) => all.indexOf(oid) !== index),
      [],
    );
    assert.equal(nameOfOid('2.5.4.3'), 'commonName');
    assert.equal(nameOfOid('1.2.3'), undefined);
  });

  it('names every algorithm and curve that has a size', () => {
    for (const oid of [...keyTypes.keys(), ...curveBits.keys()]) assert.ok(nameOfOid(oid), oid);
  });
});
