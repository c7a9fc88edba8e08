import assert from 'node:assert/strict';
import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  privateEncrypt,
  sign,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readPssParameters } from '../../../src/core/crypto/pssParameters.js';
import { verifySignature } from '../../../src/core/crypto/verifySignature.js';
import { verifyingKey } from '../../support/verifyingKey.js';

const text = Buffer.from('what was signed');
const fixture = (name: string) => createPrivateKey(readFileSync(`test/fixtures/keys/${name}.pkcs8.pem`));
const md5WithRsa = { oid: '1.2.840.113549.1.1.4', parameters: Buffer.of(5, 0) };
/** SHA-256 with MGF1 of SHA-1, which is verified here and not by Web Crypto; 20 octets of salt. */
const oddPss = {
  oid: '1.2.840.113549.1.1.10',
  parameters: Buffer.from('3011a00f300d06096086480165030402010500', 'hex'),
};

/** Signs an encoded message of the forger's own making. */
async function verdict(key: KeyObject, how: typeof oddPss, encoded: Buffer) {
  const signature = privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded);
  const publicKey = verifyingKey(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  assert.ok(publicKey);
  return (await verifySignature(how, publicKey, text, signature)).verdict;
}

describe('an RSA PKCS#1 signature with a forged encoding', () => {
  const info = Buffer.concat([
    Buffer.from('3020300c06082a864886f70d020505000410', 'hex'),
    createHash('md5').update(text).digest(),
  ]);
  const encode = (padding: number, rest: Buffer) =>
    Buffer.concat([Buffer.of(0, 1), Buffer.alloc(padding, 0xff), Buffer.of(0), rest]);
  const whole = 256 - 3 - info.length;

  it('is valid with the one right encoding', async () => {
    assert.equal(await verdict(fixture('rsa'), md5WithRsa, encode(whole, info)), 'valid');
  });

  it('is invalid with octets after the digest (Bleichenbacher 2006)', async () => {
    const forged = encode(8, Buffer.concat([info, Buffer.alloc(whole - 8)]));
    assert.equal(await verdict(fixture('rsa'), md5WithRsa, forged), 'invalid');
  });

  it('is invalid as a number that is larger by the modulus', async () => {
    const key = fixture('rsa-1025');
    const publicKey = createPublicKey(key);
    const parsed = verifyingKey(publicKey.export({ type: 'spki', format: 'der' }));
    const modulus = BigInt(
      `0x${Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex')}`,
    );
    const signature = sign('md5', text, key);
    const larger = (BigInt(`0x${signature.toString('hex')}`) + modulus).toString(16).padStart(258, '0');
    assert.ok(parsed);
    assert.equal((await verifySignature(md5WithRsa, parsed, text, signature)).verdict, 'valid');
    assert.equal(
      (await verifySignature(md5WithRsa, parsed, text, Buffer.from(larger, 'hex'))).verdict,
      'invalid',
    );
  });

  it('is invalid where the padding is not all FF, or the block is of another type', async () => {
    for (const [at, octet] of [
      [10, 0xfe],
      [1, 2],
    ] as const) {
      const forged = encode(whole, info);
      forged[at] = octet;
      assert.equal(await verdict(fixture('rsa'), md5WithRsa, forged), 'invalid');
    }
  });
});

describe('an RSA-PSS signature with a forged encoding', () => {
  const hash = (name: string, ...parts: Buffer[]) => createHash(name).update(Buffer.concat(parts)).digest();
  /** EMSA-PSS-ENCODE, RFC 8017 section 9.1.1, with what the forger makes of the data block before it is masked. */
  function encode(octets: number, bits: number, forge?: (data: Buffer) => void, fill = 0x5a): Buffer {
    const salt = Buffer.alloc(20, fill);
    const hashed = hash('sha256', Buffer.alloc(8), hash('sha256', text), salt);
    const length = Math.ceil(bits / 8);
    const data = Buffer.concat([Buffer.alloc(length - 54), Buffer.of(1), salt]);
    forge?.(data);
    const mask = Buffer.concat(
      Array.from({ length: Math.ceil(data.length / 20) }, (_, i) =>
        hash('sha1', hashed, Buffer.of(0, 0, 0, i)),
      ),
    );
    const masked = data.map((octet, i) => octet ^ (mask[i] ?? 0));
    masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits));
    return Buffer.concat([Buffer.alloc(octets - length), masked, hashed, Buffer.of(0xbc)]);
  }

  it('is valid with the right encoding, also where the first octet of the modulus holds one bit', async () => {
    assert.equal(await verdict(fixture('rsa'), oddPss, encode(256, 2047)), 'valid');
    assert.equal(await verdict(fixture('rsa-1025'), oddPss, encode(129, 1024)), 'valid');
  });

  const changed = (encoded: Buffer, at: number, change: number) => {
    encoded[at] = (encoded[at] ?? 0) ^ change;
    return encoded;
  };
  it('is invalid with the bit set that the modulus leaves over', async () => {
    // A salt whose encoding stays below the modulus with its highest bit set.
    const encoded = Array.from({ length: 256 }, (_, fill) => encode(256, 2047, undefined, fill)).find(
      ([first]) => first !== undefined && first < 0x10,
    );
    assert.ok(encoded);
    assert.equal(await verdict(fixture('rsa'), oddPss, encoded), 'valid');
    assert.equal(await verdict(fixture('rsa'), oddPss, changed(encoded, 0, 0x80)), 'invalid');
  });
  it('is invalid with another trailer', async () => {
    assert.equal(await verdict(fixture('rsa'), oddPss, changed(encode(256, 2047), 255, 0x01)), 'invalid');
  });
  it('is invalid with an octet before the encoding', async () => {
    // With this salt the number stays below the modulus with a one before it.
    assert.equal(await verdict(fixture('rsa-1025'), oddPss, changed(encode(129, 1024), 0, 0x01)), 'invalid');
  });
  it('is invalid where the padding is not zeros and a one', async () => {
    const one = (data: Buffer) => void (data[5] = 1);
    const two = (data: Buffer) => void (data[data.length - 21] = 2);
    assert.equal(await verdict(fixture('rsa'), oddPss, encode(256, 2047, one)), 'invalid');
    assert.equal(await verdict(fixture('rsa'), oddPss, encode(256, 2047, two)), 'invalid');
  });
});

describe('an ECDSA signature with more than its two numbers', () => {
  it('is malformed', async () => {
    const key = fixture('P-256');
    const publicKey = verifyingKey(createPublicKey(key).export({ type: 'spki', format: 'der' }));
    const signature = sign('sha256', text, key);
    assert.ok(publicKey);
    const longer = Buffer.concat([
      Buffer.of(0x30, (signature[1] ?? 0) + 3),
      signature.subarray(2),
      Buffer.of(2, 1, 1),
    ]);
    const how = { oid: '1.2.840.10045.4.3.2', parameters: undefined };
    assert.deepEqual(await verifySignature(how, publicKey, text, longer), {
      verdict: 'invalid',
      reason: 'signature-malformed',
    });
  });
});

describe('readPssParameters', () => {
  const read = (hex: string) => readPssParameters(Buffer.from(hex, 'hex'));
  const sha256 = 'a00f300d06096086480165030402010500';

  it('takes the defaults of RFC 4055 for what is absent', () => {
    assert.deepEqual(read('3000'), { hash: 'SHA-1', maskHash: 'SHA-1', saltLength: 20 });
    assert.deepEqual(read(`3016${sha256}a203020110`), { hash: 'SHA-256', maskHash: 'SHA-1', saltLength: 16 });
    assert.deepEqual(read('3006a20402020100'), { hash: 'SHA-1', maskHash: 'SHA-1', saltLength: 256 });
  });

  it('does not read what is out of order, repeated, unknown or out of range', () => {
    assert.equal(read(`3016a203020110${sha256}`), undefined);
    assert.equal(read('300aa203020110a203020110'), undefined);
    assert.equal(read('3005a303020102'), undefined);
    assert.equal(read('3005a403020101'), undefined);
    assert.equal(read('3005a2030201ff'), undefined);
    assert.equal(read('3007a2050203010000'), undefined);
    assert.equal(read('310000'), undefined);
  });
});

describe('an RSA key under which anybody can sign', () => {
  const modulus = createPublicKey(fixture('rsa')).export({ format: 'jwk' }).n ?? '';
  const keyWith = (exponent: Buffer, n = modulus) =>
    createPublicKey({ key: { kty: 'RSA', n, e: exponent.toString('base64url') }, format: 'jwk' });

  it('is malformed: with the exponent 1 a message is its own signature', async () => {
    const digest = createHash('sha256').update(text).digest();
    const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest]);
    const forged = Buffer.concat([
      Buffer.of(0, 1),
      Buffer.alloc(256 - 3 - info.length, 0xff),
      Buffer.of(0),
      info,
    ]);
    const sha256WithRsa = { oid: '1.2.840.113549.1.1.11', parameters: Buffer.of(5, 0) };
    for (const exponent of [Buffer.of(1), Buffer.of(2), Buffer.of(1, 0, 0)]) {
      const key = verifyingKey(keyWith(exponent).export({ type: 'spki', format: 'der' }));
      assert.ok(key);
      assert.deepEqual(await verifySignature(sha256WithRsa, key, text, forged), {
        verdict: 'invalid',
        reason: 'key-malformed',
      });
    }
  });

  it('is malformed with an even modulus, or one below its exponent', async () => {
    const even = Buffer.from(modulus, 'base64url');
    even[255] = (even[255] ?? 0) & 0xfe;
    for (const [e, n] of [
      [Buffer.of(1, 0, 1), even.toString('base64url')],
      [Buffer.of(1, 0, 0, 0, 1), Buffer.of(0x81, 0x01, 0x01).toString('base64url')],
    ] as const) {
      const key = verifyingKey(keyWith(e, n).export({ type: 'spki', format: 'der' }));
      assert.ok(key);
      const verdict = await verifySignature(md5WithRsa, key, text, Buffer.alloc(256));
      assert.deepEqual(verdict, { verdict: 'invalid', reason: 'key-malformed' });
    }
  });
});
