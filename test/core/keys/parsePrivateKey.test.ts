import assert from 'node:assert/strict';
import { parsePrivateKey } from '../../../src/core/keys/parsePrivateKey.js';
import { keyBlock, keyFixture } from '../../support/keyFixture.js';

const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');

describe('parsePrivateKey', () => {
  it('reads the public half as OpenSSL computes it, wherever it is included', () => {
    const publicKeys: Record<string, string> = {
      'rsa.pkcs8': 'rsa',
      'rsa.pkcs1': 'rsa',
      'rsa-pss.pkcs8': 'rsa-pss',
      'P-256.pkcs8': 'P-256',
      'P-256.sec1': 'P-256',
      'P-384.pkcs8': 'P-384',
      'P-521.pkcs8': 'P-521',
      'brainpoolP256r1.pkcs8': 'brainpoolP256r1',
      'secp256k1.pkcs8': 'secp256k1',
      'dsa.traditional': 'dsa',
    };
    for (const [name, publicName] of Object.entries(publicKeys)) {
      const key = keyFixture(name);
      assert.equal(hex(key.publicKey?.raw), hex(keyBlock(`${publicName}.public`).bytes), name);
      assert.equal(key.encryption, null);
      assert.deepEqual(key.faults, [], name);
    }
  });

  it('says no public half where there is none to read', () => {
    for (const name of [
      'P-256-no-public.sec1',
      'brainpoolP256r1-no-public.sec1',
      'ED25519.pkcs8',
      'X25519.pkcs8',
      'dsa.pkcs8',
    ]) {
      const key = keyFixture(name);
      assert.equal(key.publicKey, undefined, name);
      assert.deepEqual(key.faults, [], name);
    }
  });

  it('tells the wrapper by the structure, whatever the label says', () => {
    const wrapper = (name: string) => parsePrivateKey(keyBlock(name).bytes, 'PRIVATE KEY').wrapper;
    assert.equal(wrapper('rsa.pkcs8'), 'pkcs8');
    assert.equal(wrapper('rsa.pkcs1'), 'pkcs1');
    assert.equal(wrapper('P-256.sec1'), 'sec1');
    assert.equal(wrapper('dsa.traditional'), 'dsa');
    assert.equal(wrapper('openssh'), 'openssh');
    assert.equal(wrapper('pbes2-rsa'), 'pkcs8');
  });

  it('names the encryption before any passphrase', () => {
    const pbes2 = (prf: string | null, cipher: string, iterations: number | null, supported = true) => ({
      scheme: 'PBES2',
      cipher,
      prf,
      iterations,
      supported,
    });
    const pbes1 = (prf: string, cipher: string) => ({
      scheme: 'PBES1',
      cipher,
      prf,
      iterations: 2048,
      supported: true,
    });
    const dek = (cipher: string) => ({
      scheme: 'DEK-Info',
      cipher,
      prf: 'MD5',
      iterations: 1,
      supported: true,
    });
    const expected: Record<string, unknown> = {
      'pbes2-hmacWithSHA1-aes-256-cbc': pbes2('HMAC-SHA1', 'AES-256-CBC', 2048),
      'pbes2-hmacWithSHA224-aes-256-cbc': pbes2('HMAC-SHA224', 'AES-256-CBC', 2048),
      'pbes2-hmacWithSHA256-aes-128-cbc': pbes2('HMAC-SHA256', 'AES-128-CBC', 2048),
      'pbes2-hmacWithSHA256-aes-192-cbc': pbes2('HMAC-SHA256', 'AES-192-CBC', 2048),
      'pbes2-hmacWithSHA512-aes-256-cbc': pbes2('HMAC-SHA512', 'AES-256-CBC', 2048),
      'pbes2-hmacWithSHA1-des3': pbes2('HMAC-SHA1', 'DES-EDE3-CBC', 2048),
      'pbes2-rsa': pbes2('HMAC-SHA256', 'AES-256-CBC', 600_000),
      'pbes2-scrypt-aes-256-cbc': pbes2('scrypt', 'AES-256-CBC', null),
      'pbes2-hmacWithSHA512-256-aes-256-cbc': pbes2('HMAC-SHA512/256', 'AES-256-CBC', 2048),
      'pbes2-hmacWithSHA256-aria-256-cbc': pbes2('HMAC-SHA256', 'ARIA-256-CBC', 2048, false),
      'pbes1-PBE-MD5-DES': pbes1('MD5', 'DES-CBC'),
      'pbes1-PBE-SHA1-RC2-64': pbes1('SHA-1', 'RC2-64-CBC'),
      'pbes1-PBE-SHA1-RC4-40': pbes1('SHA-1', 'RC4-40'),
      'pbes1-PBE-SHA1-2DES': pbes1('SHA-1', 'DES-EDE-CBC'),
      'pbes1-PBE-SHA1-3DES': pbes1('SHA-1', 'DES-EDE3-CBC'),
      'dek-aes-128-cbc.pkcs1': dek('AES-128-CBC'),
      'dek-des-ede3-cbc.sec1': dek('DES-EDE3-CBC'),
    };
    for (const [name, encryption] of Object.entries(expected)) {
      const key = keyFixture(name);
      assert.deepEqual(key.encryption, encryption, name);
      assert.deepEqual(key.faults, [], name);
      assert.equal(key.publicKey, undefined, name);
    }
  });

  it('names a scheme that it does not know by its OID', () => {
    const bytes = Buffer.from('300d300706032a030405000402abcd', 'hex');
    assert.deepEqual(parsePrivateKey(bytes).encryption, {
      scheme: '1.2.3.4',
      cipher: null,
      prf: null,
      iterations: null,
      supported: false,
    });
  });

  it('puts a fault where an encryption’s parameters break their own rules', () => {
    const { bytes } = keyBlock('pbes2-hmacWithSHA256-aes-256-cbc');
    const text = Buffer.from(bytes).toString('hex');
    // iterationCount 2048 becomes 0; the vector of 16 octets becomes a vector of 8 and 8 octets more
    const zero = parsePrivateKey(Buffer.from(text.replace('02020800', '02020000'), 'hex'));
    assert.ok(zero.faults.some(({ code }) => code === 'integer-out-of-range'));
    assert.equal(zero.scheme, undefined);
    const at = text.indexOf('0410', text.indexOf('60864801650304012a')) / 2;
    const short = Uint8Array.from(bytes);
    short[at + 1] = 8;
    const [fault] = parsePrivateKey(short, undefined, [], 100).faults;
    assert.deepEqual(fault, {
      code: 'initialization-vector-length',
      span: { start: 100 + at, end: 110 + at },
      facts: { expected: 16, found: 8 },
    });
  });

  it('puts a fault where the curve is missing, or another than the algorithm names', () => {
    const codes = (hex: string) => parsePrivateKey(Buffer.from(hex, 'hex')).faults.map(({ code }) => code);
    const text = (name: string) => Buffer.from(keyBlock(name).bytes).toString('hex');
    const parameters = 'a00a06082a8648ce3d030107';
    assert.ok(text('P-256-no-public.sec1').endsWith(parameters));
    assert.deepEqual(codes(text('P-256-no-public.sec1').replace(parameters, '').replace('3031', '3025')), [
      'curve-missing',
    ]);
    const inner = text('P-256-no-public.sec1');
    const pkcs8 = (last: string) => `304d020100301306072a8648ce3d020106082a8648ce3d0301${last}0433${inner}`;
    assert.deepEqual(codes(pkcs8('07')), []);
    assert.deepEqual(codes(pkcs8('06')), ['curve-inconsistent']);
  });

  it('puts a fault on DEK-Info whose vector does not fit', () => {
    const headers = [
      { name: 'Proc-Type', value: '4,ENCRYPTED' },
      { name: 'DEK-Info', value: 'AES-128-CBC,0011' },
    ];
    const key = parsePrivateKey(keyBlock('rsa.pkcs1').bytes, 'RSA PRIVATE KEY', headers);
    assert.deepEqual(
      key.faults.map(({ code }) => code),
      ['dek-info-invalid'],
    );
  });

  it('never throws: every key truncated at every octet, and with every octet changed', () => {
    for (const name of [
      'P-256.pkcs8',
      'P-256.sec1',
      'dsa.traditional',
      'pbes2-hmacWithSHA256-aes-256-cbc',
      'pbes2-scrypt-aes-256-cbc',
      'pbes1-PBE-MD5-DES',
      'ED25519.pkcs8',
    ]) {
      const { bytes } = keyBlock(name);
      for (let i = 0; i < bytes.length; i++) {
        const cut = parsePrivateKey(bytes.subarray(0, i));
        assert.ok(cut.faults.length > 0, `${name} cut at ${String(i)}`);
        assert.equal(cut.publicKey, undefined);
        for (const change of [0x01, 0x80, 0xff]) {
          const changed = Uint8Array.from(bytes);
          changed[i] = (changed[i] ?? 0) ^ change;
          assert.equal(parsePrivateKey(changed).kind, 'privateKey');
        }
      }
    }
    assert.equal(parsePrivateKey(new Uint8Array()).wrapper, 'unknown');
  });
});
