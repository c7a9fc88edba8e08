import assert from 'node:assert/strict';
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
  type SignKeyObjectInput,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verifySignature, type Algorithm } from '../../../src/core/crypto/verifySignature.js';
import { verifyingKey } from '../../support/verifyingKey.js';

const signed = Buffer.from('what was signed');
const fixture = (name: string) => createPrivateKey(readFileSync(`test/fixtures/keys/${name}.pkcs8.pem`));
const algorithm = (oid: string, parameters?: string): Algorithm => ({
  oid,
  parameters: parameters === undefined ? undefined : Buffer.from(parameters, 'hex'),
});

function publicHalf(key: KeyObject) {
  const parsed = verifyingKey(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  assert.ok(parsed);
  return parsed;
}

/** Node's OpenSSL signs; the signature verifies, and does not with any one octet of it or of the text changed. */
async function agrees(
  key: KeyObject,
  how: Algorithm,
  hash: string | null,
  options: Partial<SignKeyObjectInput> = {},
) {
  const signature = sign(hash, signed, { key, ...options });
  const verify = async (text: Uint8Array, value: Uint8Array) =>
    (await verifySignature(how, publicHalf(key), text, value)).verdict;
  assert.equal(await verify(signed, signature), 'valid');
  assert.equal(await verify(Buffer.from('what was sighed'), signature), 'invalid');
  for (let i = 0; i < signature.length; i += 7) {
    const changed = Buffer.from(signature);
    changed[i] = (changed[i] ?? 0) ^ 0x10;
    assert.equal(await verify(signed, changed), 'invalid', `octet ${String(i)} changed`);
  }
  assert.equal(await verify(signed, signature.subarray(1)), 'invalid');
  assert.equal(await verify(signed, Buffer.concat([signature, Buffer.of(0)])), 'invalid');
  assert.equal(await verify(signed, Buffer.alloc(0)), 'invalid');
}

describe('verifySignature', () => {
  const rsa = fixture('rsa');
  for (const [oid, hash] of [
    ['1.2.840.113549.1.1.4', 'md5'],
    ['1.2.840.113549.1.1.5', 'sha1'],
    ['1.3.14.3.2.29', 'sha1'],
    ['1.2.840.113549.1.1.14', 'sha224'],
    ['1.2.840.113549.1.1.11', 'sha256'],
    ['1.2.840.113549.1.1.12', 'sha384'],
    ['1.2.840.113549.1.1.13', 'sha512'],
  ] as const) {
    it(`verifies RSA with ${hash} (${oid})`, () => agrees(rsa, algorithm(oid, '0500'), hash));
  }

  for (const [curve, hashes] of [
    ['P-256', ['sha1', 'sha256', 'sha512']],
    ['P-384', ['sha256', 'sha384']],
    ['P-521', ['sha256', 'sha512']],
  ] as const) {
    const oids = { sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' };
    for (const hash of hashes) {
      it(`verifies ECDSA on ${curve} with ${hash}`, () =>
        agrees(fixture(curve), algorithm(`1.2.840.10045.4.${oids[hash]}`), hash));
    }
  }

  it('verifies Ed25519', () => agrees(fixture('ED25519'), algorithm('1.3.101.112'), null));
  it('verifies Ed448', () => agrees(fixture('ED448'), algorithm('1.3.101.113'), null));

  for (const [curve, hash, last] of [
    ['brainpoolP256r1', 'sha256', '3.2'],
    ['brainpoolP256r1', 'sha1', '1'],
    ['brainpoolP256r1', 'sha512', '3.4'],
    ['secp256k1', 'sha256', '3.2'],
    ['P-256', 'sha224', '3.1'],
    ['P-521', 'sha224', '3.1'],
  ] as const)
    it(`verifies ECDSA on ${curve} with ${hash}, which Web Crypto cannot`, () =>
      agrees(fixture(curve), algorithm(`1.2.840.10045.4.${last}`), hash));

  it('verifies ECDSA on the other brainpool curves', async () => {
    for (const namedCurve of ['brainpoolP384r1', 'brainpoolP512r1']) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve });
      await agrees(privateKey, algorithm('1.2.840.10045.4.3.3'), 'sha384');
    }
  });

  it('verifies ML-DSA, which others signed with', async () => {
    const { signed: text, made } = JSON.parse(
      readFileSync('test/fixtures/post-quantum/signatures.json', 'utf8'),
    ) as {
      readonly signed: string;
      readonly made: readonly { readonly name: string; readonly spki: string; readonly signature: string }[];
    };
    assert.equal(made.length, 3);
    for (const { name, spki, signature } of made) {
      const key = verifyingKey(Buffer.from(spki, 'base64'));
      assert.ok(key, name);
      const value = new Uint8Array(Buffer.from(signature, 'base64'));
      const verify = (octets: Uint8Array, over = text) =>
        verifySignature(key.algorithm, key, Buffer.from(over), octets);
      assert.deepEqual(await verify(value), { verdict: 'valid' }, name);
      assert.equal((await verify(value, 'what was sighed')).verdict, 'invalid');
      const changed = value.slice();
      changed[1_000] = (changed[1_000] ?? 0) ^ 1;
      assert.equal((await verify(changed)).verdict, 'invalid');
      assert.deepEqual(await verify(value.subarray(1)), {
        verdict: 'invalid',
        reason: 'signature-malformed',
      });
      const rsaKey = publicHalf(rsa);
      const other = await verifySignature(key.algorithm, rsaKey, Buffer.from(text), value);
      assert.deepEqual(other, { verdict: 'invalid', reason: 'key-type' });
    }
  });

  const pss = '1.2.840.113549.1.1.10';
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  /** hash SHA-256, mask SHA-256, salt 32 */
  const pssSha256 =
    '3034a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120';
  it('verifies RSA-PSS with the parameters of the signature', () =>
    agrees(rsa, algorithm(pss, pssSha256), 'sha256', { padding, saltLength: 32 }));
  it('verifies RSA-PSS with the default parameters, SHA-1 and 20 octets of salt', () =>
    agrees(rsa, algorithm(pss, '3000'), 'sha1', { padding, saltLength: 20 }));
  it('verifies RSA-PSS by a key of id-RSASSA-PSS without parameters', () =>
    agrees(fixture('rsa-pss'), algorithm(pss, pssSha256), 'sha256', { padding, saltLength: 32 }));
  it('verifies RSA-PSS whose mask has another hash, which Web Crypto cannot', () =>
    agrees(fixture('rsa-pss-odd'), algorithm(pss, '3011a00f300d06096086480165030402010500'), 'sha256', {
      padding,
      saltLength: 20,
    }));

  it('refuses RSA-PSS parameters that the key does not allow', async () => {
    const key = fixture('rsa-pss-odd');
    const signature = sign('sha256', signed, { key, padding, saltLength: 20 });
    assert.deepEqual(await verifySignature(algorithm(pss, pssSha256), publicHalf(key), signed, signature), {
      verdict: 'invalid',
      reason: 'key-type',
    });
  });

  it('refuses a signature that lacks its leading zeros', async () => {
    const how = algorithm('1.2.840.113549.1.1.11', '0500');
    // One in 256 begins with a zero octet.
    let signature = Buffer.alloc(0);
    for (let count = 0; signature[0] !== 0; count++)
      signature = sign('sha256', Buffer.from(String(count)), rsa);
    const found = signature;
    for (let count = 0; ; count++) {
      const text = Buffer.from(String(count));
      if (!sign('sha256', text, rsa).equals(found)) continue;
      const verify = (value: Uint8Array) => verifySignature(how, publicHalf(rsa), text, value);
      assert.deepEqual(await verify(found), { verdict: 'valid' });
      assert.deepEqual(await verify(found.subarray(1)), {
        verdict: 'invalid',
        reason: 'signature-malformed',
      });
      return;
    }
  });

  it('refuses a salt of another length than the parameters say', async () => {
    const signature = sign('sha256', signed, { key: rsa, padding, saltLength: 20 });
    const verdict = await verifySignature(algorithm(pss, pssSha256), publicHalf(rsa), signed, signature);
    assert.equal(verdict.verdict, 'invalid');
  });

  it('names what it cannot verify, and never calls it invalid', async () => {
    const empty = Buffer.alloc(64);
    const verdict = (how: Algorithm, key: string) =>
      verifySignature(how, publicHalf(fixture(key)), signed, empty);
    const unchecked = (reason: string, what: string) => ({ verdict: 'unchecked', reason, what });
    assert.deepEqual(await verdict(algorithm('1.2.3.4'), 'rsa'), unchecked('algorithm', '1.2.3.4'));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP320r1' });
    assert.deepEqual(
      await verifySignature(algorithm('1.2.840.10045.4.3.2'), publicHalf(privateKey), signed, empty),
      unchecked('curve', '1.3.36.3.3.2.8.1.1.9'),
    );
    assert.deepEqual(
      await verdict(algorithm('1.2.840.10040.4.3'), 'dsa'),
      unchecked('algorithm', 'DSA with SHA-1'),
    );
    assert.deepEqual(
      await verdict(algorithm('1.2.840.10045.4.3.2'), 'explicit'),
      unchecked('curve', 'a curve with explicit parameters'),
    );
    // SHA3-256 as the hash
    const sha3 = algorithm(pss, '300da00b300906096086480165030402 08'.replace(' ', ''));
    assert.deepEqual(await verdict(sha3, 'rsa'), unchecked('parameters', 'RSA-PSS'));
    assert.deepEqual(await verdict(algorithm(pss), 'rsa'), unchecked('parameters', 'RSA-PSS'));
  });

  it('does not take a kept key for another whose numbers are the same octets, differently divided', async () => {
    const how = algorithm('1.2.840.113549.1.1.11', '0500');
    const signature = sign('sha256', signed, rsa);
    const key = publicHalf(rsa);
    assert.equal((await verifySignature(how, key, signed, signature)).verdict, 'valid');
    // 65,537 is 01 00 01: its last octet goes over to the modulus.
    const modulus = Buffer.from(createPublicKey(rsa).export({ format: 'jwk' }).n ?? '', 'base64url');
    const divided = { ...key, key: rsaPublicKey(Buffer.from([1, ...modulus]), Buffer.of(1, 0)) };
    assert.equal((await verifySignature(how, divided, signed, signature)).verdict, 'invalid');
  });

  it('bounds the RSA keys that it computes with', async () => {
    const key = { ...publicHalf(rsa), key: rsaPublicKey(Buffer.alloc(2049, 0x7f), Buffer.of(3)) };
    const how = algorithm('1.2.840.113549.1.1.4', '0500');
    assert.deepEqual(await verifySignature(how, key, signed, Buffer.alloc(2049)), {
      verdict: 'unchecked',
      reason: 'key',
      what: 'RSA with 16392 bits',
    });
  });

  it('says that a key which breaks its own rules verifies nothing', async () => {
    const how = algorithm('1.2.840.10045.4.3.2');
    const key = publicHalf(fixture('P-256'));
    const signature = sign('sha256', signed, fixture('P-256'));
    const point = Uint8Array.from(key.key);
    point[64] = (point[64] ?? 0) ^ 1;
    const malformed = { verdict: 'invalid', reason: 'key-malformed' };
    assert.deepEqual(await verifySignature(how, { ...key, key: point }, signed, signature), malformed);
    const huge = { ...key, key: new Uint8Array(1 << 20) };
    assert.deepEqual(await verifySignature(how, huge, signed, signature), malformed);
    const absent = { ...key, curve: null, algorithm: { ...key.algorithm, parameters: undefined } };
    assert.deepEqual(await verifySignature(how, absent, signed, signature), malformed);
  });

  it('never rejects, however small the modulus', async () => {
    for (const oid of ['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.4', pss]) {
      for (let length = 1; length < 80; length++) {
        const key = { ...publicHalf(rsa), key: rsaPublicKey(Buffer.alloc(length, 0x7f), Buffer.of(3)) };
        const how = algorithm(oid, oid === pss ? pssSha256 : '0500');
        const verdict = await verifySignature(how, key, signed, Buffer.alloc(length, 0x55));
        assert.equal(verdict.verdict, 'invalid');
      }
    }
  });

  it('never rejects, whatever the octets', async () => {
    const keys = ['rsa', 'rsa-pss-odd', 'P-256', 'ED25519'].map((name) => publicHalf(fixture(name)));
    const algorithms = [
      '1.2.840.113549.1.1.11',
      '1.2.840.113549.1.1.4',
      pss,
      '1.2.840.10045.4.3.2',
      '1.3.101.112',
    ];
    let state = 1;
    const random = (length: number) =>
      Uint8Array.from({ length }, () => (state = (state * 48271) % 0x7fffffff) & 0xff);
    for (const key of keys) {
      for (const oid of algorithms) {
        for (const length of [0, 1, 32, 64, 65, 256, 300]) {
          const broken = {
            ...key,
            key: Uint8Array.from(key.key, (octet, i) => (i === length ? octet ^ 0x81 : octet)),
          };
          for (const parameters of [undefined, random(20), Buffer.from('3006a20402027fff', 'hex')]) {
            const verdict = await verifySignature({ oid, parameters }, broken, signed, random(length));
            assert.notEqual(verdict.verdict, 'valid');
          }
        }
      }
    }
  });
});

function rsaPublicKey(modulus: Buffer, exponent: Buffer): Buffer {
  const element = (tag: number, content: Buffer) =>
    content.length < 0x80
      ? Buffer.concat([Buffer.of(tag, content.length), content])
      : Buffer.concat([Buffer.of(tag, 0x82, content.length >> 8, content.length & 0xff), content]);
  return element(0x30, Buffer.concat([element(2, modulus), element(2, exponent)]));
}
