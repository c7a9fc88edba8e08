import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContents } from '../../../src/core/contents/readContents.js';
import { openKey } from '../../../src/core/keys/openKey.js';
import { openKeystore } from '../../../src/core/keystores/openKeystore.js';
import { parsePkcs12 } from '../../../src/core/keystores/parsePkcs12.js';
import { type Pkcs12Profile, writePkcs12 } from '../../../src/core/keystores/writePkcs12.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';

const passphrase = 'canary-Passphrase-5512';
const friendlyName = 'Node 1, Köln';
const has = (program: string): boolean => spawnSync(program, ['-help']).error === undefined;

/** A key with its self-signed certificate, made by OpenSSL; of RSA also a chain, from the fixtures. */
async function readPair(kind: string, folder: string) {
  if (kind !== 'rsa') {
    const algorithm = kind === 'Ed25519' ? ['ed25519'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-nodes', '-subj', '/CN=node', '-days', '30', '-newkey', ...algorithm],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')],
    ]);
    assert.equal(made.status, 0, String(made.stderr));
  }
  const read = (file: string) => readContents(readFileSync(file)).items.map(({ model }) => model);
  const pki = 'test/fixtures/pki/rsa';
  const [key] = read(kind === 'rsa' ? `${pki}/leaf.key` : join(folder, 'key.pem'));
  assert.ok(key?.kind === 'privateKey');
  const opening = await openKey(key, 'changeit');
  assert.ok(opening.outcome === 'opened');
  const files =
    kind === 'rsa'
      ? [`${pki}/leaf.pem`, `${pki}/intermediate.pem`, `${pki}/root.pem`]
      : [join(folder, 'certificate.pem')];
  const [own, ...chain] = files
    .flatMap(read)
    .filter((model): model is Certificate => model.kind === 'certificate');
  assert.ok(own);
  return { pkcs8: opening.key.pkcs8, certificates: [own, ...chain] as const, friendlyName };
}

describe('writePkcs12', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'pkcs12-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const profile of ['modern', 'legacy'] as const satisfies readonly Pkcs12Profile[]) {
    // The derivation of `legacy` is plain code, and slow: one kind stands for all.
    for (const kind of profile === 'modern' ? ['rsa', 'P-256', 'Ed25519'] : ['rsa']) {
      it(`writes ${kind} by ${profile} so that it opens here, in OpenSSL and in Java`, async function () {
        const pair = await readPair(kind, folder);
        const bytes = await writePkcs12(pair, passphrase, profile);

        const opening = await openKeystore(parsePkcs12(bytes), passphrase);
        assert.ok(opening.outcome === 'opened');
        const { enclosed, faults } = opening.keystore;
        assert.deepEqual(faults, []);
        const key = enclosed.find(({ model }) => model.kind === 'privateKey');
        assert.deepEqual(key?.opened?.pkcs8, pair.pkcs8);
        assert.equal(key.alias, friendlyName);
        const ders = enclosed.flatMap(({ model }) => (model.kind === 'certificate' ? [model.der] : []));
        assert.deepEqual(
          ders,
          pair.certificates.map(({ der }) => der),
        );
        assert.equal((await openKeystore(parsePkcs12(bytes), 'another')).outcome, 'passphrase-wrong');

        const file = join(folder, `${kind}-${profile}.p12`);
        writeFileSync(file, bytes);
        if (has('openssl')) checkWithOpenSsl(file, pair, profile);
        if (has('keytool')) checkWithJava(file, pair);
      });
    }
  }

  it('refuses an empty passphrase', async () => {
    const pair = await readPair('rsa', folder);
    await assert.rejects(writePkcs12(pair, '', 'modern'), /needs a passphrase/);
  });

  it('has neither passphrase nor key in the clear', async () => {
    const pair = await readPair('rsa', folder);
    const bytes = Buffer.from(await writePkcs12(pair, passphrase, 'modern'));
    assert.equal(bytes.includes(passphrase), false);
    assert.equal(bytes.includes(Buffer.from(passphrase, 'utf16le').swap16()), false);
    assert.equal(bytes.includes(Buffer.from(pair.pkcs8.slice(40, 80))), false);
  });

  type Pair = Awaited<ReturnType<typeof readPair>>;

  function checkWithOpenSsl(file: string, pair: Pair, profile: Pkcs12Profile): void {
    const env = { ...process.env, SECRET: passphrase };
    const legacy = profile === 'legacy' ? ['-legacy'] : [];
    const pkcs12 = (...args: readonly string[]): string =>
      execFileSync('openssl', ['pkcs12', '-in', file, '-passin', 'env:SECRET', ...legacy, ...args], {
        env,
        encoding: 'utf8',
      });
    const keyPem = pkcs12('-nodes', '-nocerts');
    const der = execFileSync('openssl', ['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], {
      input: keyPem,
    });
    assert.deepEqual(new Uint8Array(der), pair.pkcs8);
    assert.equal(pkcs12('-nokeys').split('BEGIN CERTIFICATE').length - 1, pair.certificates.length);
  }

  function checkWithJava(file: string, { certificates }: Pair): void {
    const env = { ...process.env, SECRET: passphrase, LC_ALL: 'C.UTF-8' };
    const listed = execFileSync(
      'keytool',
      ['-list', '-v', '-storetype', 'PKCS12', '-keystore', file, '-storepass:env', 'SECRET'],
      { env, encoding: 'utf8' },
    );
    assert.match(listed, /PrivateKeyEntry/);
    assert.match(listed, new RegExp(`Certificate chain length: ${certificates.length}`));
    const print = createHash('sha256').update(certificates[0].der).digest('hex').toUpperCase();
    assert.ok(listed.includes(print.match(/../g)?.join(':') ?? '?'));
  }
});
