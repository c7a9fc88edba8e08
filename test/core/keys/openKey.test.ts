import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { openKey } from '../../../src/core/keys/openKey.js';
import { parsePrivateKey } from '../../../src/core/keys/parsePrivateKey.js';
import { keyBlock, keyFixture, passphrase } from '../../support/keyFixture.js';

const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');

/** Two encodings of one private key are the same key to OpenSSL. */
function jwk(pkcs8: Uint8Array) {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }).export({
    format: 'jwk',
  });
}

const unsupported = ['pbes2-hmacWithSHA256-aria-256-cbc'];
const encrypted = readdirSync('test/fixtures/keys')
  .filter((file) => /^(pbes|dek)/.test(file))
  .map((file) => file.replace('.pem', ''));
const plainOf = (name: string) =>
  /rsa|pkcs1/.test(name) ? 'rsa.pkcs8' : name.includes('25519') ? 'ED25519.pkcs8' : 'P-256.pkcs8';

describe('openKey', () => {
  it('has every encrypted key that OpenSSL made', () => {
    assert.equal(encrypted.length, 35);
  });

  for (const name of encrypted.filter((each) => !unsupported.includes(each))) {
    it(`opens ${name}, and tells a wrong passphrase`, async () => {
      const key = keyFixture(name);
      const opening = await openKey(key, passphrase);
      assert.equal(opening.outcome, 'opened');
      const plain = keyBlock(plainOf(name)).bytes;
      assert.deepEqual(jwk(opening.key.pkcs8), jwk(plain));
      const publicName = plainOf(name).replace('pkcs8', 'public');
      assert.equal(hex(opening.key.publicKey?.raw), hex(keyBlock(publicName).bytes));
      assert.deepEqual(await openKey(key, 'passphrase 1'), { outcome: 'passphrase-wrong' });
      assert.deepEqual(await openKey(key, ''), { outcome: 'passphrase-wrong' });
      assert.deepEqual(await openKey(key, undefined), { outcome: 'passphrase-missing' });
    });
  }

  it('names what it cannot open, whatever the passphrase', async () => {
    const what = async (name: string) => openKey(keyFixture(name), 'any');
    assert.deepEqual(await what('pbes2-hmacWithSHA256-aria-256-cbc'), {
      outcome: 'unsupported',
      what: 'PBES2, HMAC-SHA256, ARIA-256-CBC',
    });
    assert.deepEqual(await what('openssh'), { outcome: 'unsupported', what: 'OpenSSH private key' });
    assert.deepEqual(await what('openssh-sealed'), {
      outcome: 'unsupported',
      what: 'OpenSSH, bcrypt, aes256-ctr',
    });
  });

  for (const [name, publicName] of [
    ['rsa.pkcs1', 'rsa'],
    ['P-256.sec1', 'P-256'],
    ['P-256-no-public.sec1', 'P-256'],
    ['brainpoolP256r1.pkcs8', 'brainpoolP256r1'],
    ['ED25519.pkcs8', 'ED25519'],
    ['X25519.pkcs8', 'X25519'],
    ['dsa.traditional', 'dsa'],
  ] as const) {
    it(`turns ${name} into PKCS#8 that OpenSSL reads as the same key`, async () => {
      const opening = await openKey(keyFixture(name), undefined);
      assert.equal(opening.outcome, 'opened');
      const publicKey = createPrivateKey({
        key: Buffer.from(opening.key.pkcs8),
        format: 'der',
        type: 'pkcs8',
      });
      assert.ok(publicKey.asymmetricKeyType);
      assert.equal(hex(opening.key.publicKey?.raw), hex(keyBlock(`${publicName}.public`).bytes));
    });
  }

  it('opens a key whose public half no host computes, without one', async () => {
    const opening = await openKey(keyFixture('brainpoolP256r1-no-public.sec1'), undefined);
    assert.equal(opening.outcome, 'opened');
    assert.equal(opening.key.publicKey, undefined);
  });

  it('asks before it iterates or mixes for long, and goes on when told to', async () => {
    const changed = (name: string, from: string, to: string) => {
      const text = Buffer.from(keyBlock(name).bytes).toString('hex');
      assert.ok(text.includes(from));
      return parsePrivateKey(Buffer.from(text.replace(from, to), 'hex'));
    };
    // 600,000 iterations of SHA-256 run at once; of SHA-224, which Web Crypto lacks, they do not.
    const slow = changed('pbes2-rsa', '2a864886f70d0209', '2a864886f70d0208');
    assert.deepEqual(await openKey(slow, 'any'), { outcome: 'costly', iterations: 600_000 });
    // r from 8 to 36: 72 MB.
    const large = changed('pbes2-scrypt-aes-256-cbc', '02024000020108', '02024000020124');
    assert.deepEqual(await openKey(large, 'any'), { outcome: 'costly', iterations: null });
    assert.deepEqual(await openKey(large, 'any', { insist: true }), { outcome: 'passphrase-wrong' });
    // N has to be a power of two.
    const largest = changed('pbes2-scrypt-aes-256-cbc', '02024000020108', '02027fff02017f');
    assert.deepEqual(await openKey(largest, 'any'), {
      outcome: 'unsupported',
      what: 'PBES2, scrypt, AES-256-CBC',
    });
  });

  it('says broken, not unsupported, where the parameters of the encryption are', async () => {
    const text = Buffer.from(keyBlock('pbes2-hmacWithSHA256-aes-256-cbc').bytes).toString('hex');
    const key = parsePrivateKey(Buffer.from(text.replace('02020800', '02020000'), 'hex'));
    assert.equal((await openKey(key, passphrase)).outcome, 'broken');
  });

  it('says broken where nothing was encrypted, or the key in the clear contradicts itself', async () => {
    const empty = Buffer.from(
      '301f301b06092a864886f70d010503300e0408000102030405060702020800' + '0400',
      'hex',
    );
    assert.equal((await openKey(parsePrivateKey(empty), passphrase)).outcome, 'broken');
    const inner = Buffer.from(keyBlock('P-256-no-public.sec1').bytes).toString('hex');
    const otherCurve = `304d020100301306072a8648ce3d020106082a8648ce3d0301060433${inner}`;
    const opening = await openKey(parsePrivateKey(Buffer.from(otherCurve, 'hex')), undefined);
    assert.ok(opening.outcome === 'broken');
    assert.deepEqual(
      opening.faults.map(({ code }) => code),
      ['curve-inconsistent'],
    );
  });

  it('does not try what is far larger than any key', async () => {
    // PBES1 with a salt of a megabyte
    const salt = Buffer.concat([Buffer.from('0484000f4240', 'hex'), Buffer.alloc(1_000_000)]);
    const wrap = (tag: string, ...parts: Buffer[]) => {
      const content = Buffer.concat(parts);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(content.length);
      return Buffer.concat([Buffer.from(`${tag}84`, 'hex'), length, content]);
    };
    const parameters = wrap('30', salt, Buffer.from('02020800', 'hex'));
    const algorithm = wrap('30', Buffer.from('06092a864886f70d010503', 'hex'), parameters);
    const key = parsePrivateKey(wrap('30', algorithm, Buffer.from('04080011223344556677', 'hex')));
    assert.equal(key.encryption?.scheme, 'PBES1');
    assert.deepEqual(await openKey(key, 'any'), {
      outcome: 'unsupported',
      what: `private key of ${String(key.der.length)} octets`,
    });
  });

  it('opens a key with octets after its end, and leaves them behind', async () => {
    const { bytes } = keyBlock('P-256.pkcs8');
    const longer = parsePrivateKey(Uint8Array.of(...bytes, 0x0a));
    assert.deepEqual(
      longer.faults.map(({ code }) => code),
      ['der-trailing'],
    );
    const opening = await openKey(longer, undefined);
    assert.ok(opening.outcome === 'opened');
    assert.deepEqual(Buffer.from(opening.key.pkcs8), Buffer.from(bytes));
  });

  it('says broken, not wrong passphrase, where octets are missing', async () => {
    const { bytes } = keyBlock('pbes2-hmacWithSHA256-aes-256-cbc');
    assert.equal((await openKey(parsePrivateKey(bytes.subarray(0, -3)), passphrase)).outcome, 'broken');
    const dek = keyBlock('dek-aes-128-cbc.pkcs1');
    const cut = parsePrivateKey(dek.bytes.subarray(0, -1), dek.label, dek.headers);
    assert.deepEqual(await openKey(cut, passphrase), {
      outcome: 'broken',
      faults: [{ code: 'encrypted-key-length', span: { start: 0, end: dek.bytes.length - 1 } }],
    });
    assert.equal(
      (await openKey(parsePrivateKey(keyBlock('rsa.pkcs1').bytes.subarray(0, 500)), undefined)).outcome,
      'broken',
    );
    assert.equal((await openKey(parsePrivateKey(new Uint8Array([1, 2, 3])), undefined)).outcome, 'broken');
  });
});
