import assert from 'node:assert/strict';
import { pbkdf2Sync, scryptSync } from 'node:crypto';
import type { HashName } from '../../../src/core/crypto/digest.js';
import {
  iterationsWithoutAsking,
  opensslDerivation,
  pbkdf1,
  pbkdf2,
  rememberPbkdf2,
} from '../../../src/core/crypto/deriveKey.js';
import {
  pkcs12Derivation,
  type Pkcs12Purpose,
  toBmpOctets,
} from '../../../src/core/crypto/pkcs12Derivation.js';
import { costOfScrypt, isPossible, scrypt } from '../../../src/core/crypto/scrypt.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const text = (words: string) => new TextEncoder().encode(words);

describe('pbkdf2', () => {
  for (const [hash, name] of [
    ['SHA-1', 'sha1'],
    ['SHA-224', 'sha224'],
    ['SHA-256', 'sha256'],
    ['SHA-384', 'sha384'],
    ['SHA-512', 'sha512'],
  ] as const) {
    it(`derives with HMAC of ${hash}`, async () => {
      for (const [passphrase, length] of [
        ['', 20],
        ['pâss', 24],
        ['longer than one block of the hash: '.repeat(6), 70],
      ] as const) {
        const ours = await pbkdf2(hash, text(passphrase), text('salt'), 50, length);
        assert.equal(hex(ours), pbkdf2Sync(passphrase, 'salt', 50, length, name).toString('hex'));
      }
    });
  }
});

describe('rememberPbkdf2', () => {
  const octets = (text: string) => new TextEncoder().encode(text);

  it('derives the same once, and what differs in anything anew, as pbkdf2 does', async () => {
    const derive = rememberPbkdf2();
    const calls: Parameters<typeof pbkdf2>[] = [
      ['SHA-256', octets('a'), octets('salt'), 10, 32],
      ['SHA-1', octets('a'), octets('salt'), 10, 32],
      ['SHA-256', octets('b'), octets('salt'), 10, 32],
      ['SHA-256', octets('a'), octets('other'), 10, 32],
      ['SHA-256', octets('a'), octets('salt'), 11, 32],
      ['SHA-256', octets('a'), octets('salt'), 10, 16],
      ['SHA-256', octets('as'), octets('alt'), 10, 32],
    ];
    for (const call of calls) {
      const derived = await derive(...call);
      assert.deepEqual(derived, await pbkdf2(...call), call[0]);
      assert.equal(await derive(...call), derived);
    }
  });
});

describe('scrypt', () => {
  it('agrees with the test vectors of RFC 7914 section 12', async () => {
    const vector = async (p: string, s: string, cost: number, blockSize: number, parallelization: number) =>
      hex(await scrypt(text(p), text(s), { cost, blockSize, parallelization }, 64));
    assert.match(
      await vector('', '', 16, 1, 1),
      /^77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442/,
    );
    assert.match(
      await vector('password', 'NaCl', 1024, 8, 16),
      /^fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162/,
    );
  });

  it('agrees with OpenSSL where r and p are odd', async () => {
    const ours = await scrypt(text('a'), text('b'), { cost: 64, blockSize: 3, parallelization: 5 }, 33);
    assert.equal(hex(ours), scryptSync('a', 'b', 33, { N: 64, r: 3, p: 5 }).toString('hex'));
  });

  it('knows which costs are legal, affordable and quick', () => {
    const costs = (cost: number, blockSize: number, parallelization: number) => ({
      cost,
      blockSize,
      parallelization,
    });
    assert.ok(isPossible(costs(16384, 8, 1)) && costOfScrypt(costs(16384, 8, 1)) <= 1);
    assert.ok(isPossible(costs(2 ** 20, 8, 1)) && costOfScrypt(costs(2 ** 20, 8, 1)) > 1);
    assert.ok(!isPossible(costs(2 ** 21, 8, 1)));
    assert.ok(
      !isPossible(costs(1000, 8, 1)) && !isPossible(costs(1024, 0, 1)) && !isPossible(costs(1, 8, 1)),
    );
  });
});

describe('the older derivations', () => {
  it('derive by PBKDF1 (checked against Python’s hashlib)', async () => {
    // h = sha1(b'password' + b'saltsalt'); 999 more rounds
    assert.equal(
      hex(await pbkdf1('SHA-1', text('password'), text('saltsalt'), 1000)),
      'f8833429b112582447bc66f433497f756e1840b5',
    );
  });

  it('derive by PKCS#12, with the passphrase as UTF-16 (checked with OpenSSL’s PKCS12KDF)', async () => {
    const derived = async (hash: HashName, purpose: Pkcs12Purpose, length: number) =>
      hex(await pkcs12Derivation(hash, toBmpOctets('pâss'), text('saltsalt'), 1000, purpose, length));
    assert.equal(await derived('SHA-1', 'key', 24), '2beb2d1397a018c738e2fde49338b4434136cc0e2e268da3');
    assert.equal(await derived('SHA-1', 'vector', 8), '2693fc03f5780207');
    assert.equal(
      await derived('MD5', 'mac', 70),
      '1600650882579620e06b8008488842b73a56dc211a642b60e049c1e7a3b49536ba8744d47dbd6f2f05e0fe56ab1336ed71a11c4524ac21094d585fb189196216473bd0b1182c',
    );
    assert.equal(
      await derived('SHA-224', 'mac', 70),
      'e078a345e8c25d0190189f6da67de21588f6b2d2a27dec943f157156dc97e216bce7b489c67f21d07259be3a47307e445719ffa7436465dfc99c7e0ef2f8724b4dfef888c4a8',
    );
    assert.equal(
      await derived('SHA-256', 'mac', 70),
      '814d02ca4e7652b324ceacb0a021b612244b5fd98d13d6cb9a3a7c9d38158ee1aeee00b9b2a829026071d0c670d4e20e8b3a558df0b336390c6798f10611dc018bae35480974',
    );
    assert.equal(
      await derived('SHA-384', 'mac', 70),
      '635fd437e21df284eaaff024a4b9381dcd1dfe705e793a8890bc309854421bce03c20f8fd11a4ecb6226207a369957e4cd0e156736d5a98f8a0b15a5f79f5b100408fbd7a652',
    );
    assert.equal(
      await derived('SHA-512', 'mac', 70),
      '5f209212d80bcfd8f171e8474239f5208ed8021b4a662ca9b367c10154087663f6585d195c94d7d27aa6d353bc9d49bdb689784173731c3982f35f9ccae085053c3235269892',
    );
  });

  it('derive as OpenSSL’s PEM does', async () => {
    assert.equal(
      hex(await opensslDerivation(text('pass'), text('saltsalt'), 32)),
      '04d2d092def6a970ab6c37d67e06fd3fe2086eb33856cdd3682443c7bdb6b65b',
    );
  });
});

describe('iterationsWithoutAsking', () => {
  it('lets plain code run as long as Web Crypto, not as often', () => {
    assert.equal(iterationsWithoutAsking('PBKDF2', 'SHA-256'), 10_000_000);
    assert.equal(iterationsWithoutAsking('PBKDF2', 'SHA-224'), 500_000);
    assert.equal(iterationsWithoutAsking('PKCS12', 'SHA-1'), 500_000);
  });
});
