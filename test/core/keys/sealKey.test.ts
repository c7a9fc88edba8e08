import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKey } from '../../../src/core/keys/openKey.js';
import { parsePrivateKey } from '../../../src/core/keys/parsePrivateKey.js';
import { sealingProfiles } from '../../../src/core/keys/sealingProfile.js';
import { sealKey } from '../../../src/core/keys/sealKey.js';
import { keyBlock, passphrase } from '../../support/keyFixture.js';

const hasProgram = (name: string, argument: string) => spawnSync(name, [argument]).error === undefined;

describe('sealKey', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'seal-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const name of ['rsa', 'P-256', 'ED25519']) {
    it(`seals ${name} so that it opens again, here and with Node’s OpenSSL`, async () => {
      const pkcs8 = keyBlock(`${name}.pkcs8`).bytes;
      const sealed = await sealKey(pkcs8, passphrase);
      const key = parsePrivateKey(sealed);
      assert.deepEqual(key.encryption, {
        scheme: 'PBES2',
        cipher: 'AES-256-CBC',
        prf: 'HMAC-SHA256',
        iterations: 600_000,
        supported: true,
      });
      const opening = await openKey(key, passphrase);
      assert.ok(opening.outcome === 'opened');
      assert.deepEqual(opening.key.pkcs8, pkcs8);
      const theirs = createPrivateKey({ key: Buffer.from(sealed), format: 'der', type: 'pkcs8', passphrase });
      assert.deepEqual(theirs.export({ format: 'der', type: 'pkcs8' }), Buffer.from(pkcs8));
    });
  }

  it('takes a new salt and a new vector each time', async () => {
    const pkcs8 = keyBlock('P-256.pkcs8').bytes;
    const [a, b] = [parsePrivateKey(await sealKey(pkcs8, 'x')), parsePrivateKey(await sealKey(pkcs8, 'x'))];
    assert.ok(a.scheme?.derivation === 'PBKDF2' && b.scheme?.derivation === 'PBKDF2');
    assert.notDeepEqual(a.scheme.salt, b.scheme.salt);
    assert.notDeepEqual(a.scheme.iv, b.scheme.iv);
  });

  it('refuses an empty passphrase', async () => {
    await assert.rejects(sealKey(keyBlock('P-256.pkcs8').bytes, ''), /needs a passphrase/);
  });

  for (const [profile, prf, iterations, scheme, cipher] of [
    ['pbes2-sha1', 'HMAC-SHA1', 1_300_000, 'PBES2', 'AES-256-CBC'],
    ['pbes1-3des', 'SHA-1', 100_000, 'PBES1', 'DES-EDE3-CBC'],
  ] as const)
    it(`seals by ${profile} for older readers`, async () => {
      const pkcs8 = keyBlock('rsa.pkcs8').bytes;
      const key = parsePrivateKey(await sealKey(pkcs8, passphrase, profile));
      assert.deepEqual(key.encryption, { scheme, cipher, prf, iterations, supported: true });
      const opening = await openKey(key, passphrase);
      assert.ok(opening.outcome === 'opened');
      assert.deepEqual(opening.key.pkcs8, pkcs8);
      assert.deepEqual(await openKey(key, `${passphrase}x`), { outcome: 'passphrase-wrong' });
    });

  for (const profile of sealingProfiles)
    it(`opens with the openssl command: ${profile}`, async function () {
      if (!hasProgram('openssl', 'version')) this.skip();
      const file = join(folder, 'sealed.der');
      writeFileSync(file, await sealKey(keyBlock('P-384.pkcs8').bytes, passphrase, profile));
      const options = [
        '-inform',
        'DER',
        '-in',
        file,
        '-passin',
        'env:PASSPHRASE',
        '-pubout',
        '-outform',
        'DER',
      ];
      const publicKey = execFileSync('openssl', ['pkey', ...options], {
        env: { ...process.env, PASSPHRASE: passphrase },
      });
      assert.deepEqual(publicKey, Buffer.from(keyBlock('P-384.public').bytes));
    });

  for (const profile of sealingProfiles)
    it(`opens with Java: ${profile}`, async function () {
      if (!hasProgram('java', '-version')) this.skip();
      const file = join(folder, 'sealed.der');
      // Java's PBES2 takes ASCII passphrases only.
      writeFileSync(file, await sealKey(keyBlock('rsa.pkcs8').bytes, 'passphrase 1', profile));
      const source = join(folder, 'Open.java');
      writeFileSync(source, openWithJava);
      const encoded = execFileSync('java', [source, file, 'passphrase 1'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      assert.equal(encoded.trim(), Buffer.from(keyBlock('rsa.pkcs8').bytes).toString('base64'));
    });
});

const openWithJava = `
import java.nio.file.*; import java.util.Base64; import javax.crypto.*; import javax.crypto.spec.*;
public class Open {
  public static void main(String[] a) throws Exception {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(Files.readAllBytes(Path.of(a[0])));
    String name = info.getAlgName().equals("PBES2") ? info.getAlgParameters().toString() : info.getAlgName();
    SecretKey key = SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(a[1].toCharArray()));
    Cipher cipher = Cipher.getInstance(name);
    cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
    System.out.println(Base64.getEncoder().encodeToString(info.getKeySpec(cipher).getEncoded()));
  }
}
`;
