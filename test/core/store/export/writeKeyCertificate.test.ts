import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { Budget } from '../../../../src/core/path/budget.js';
import { buildPath, type Path } from '../../../../src/core/path/buildPath.js';
import { Pool } from '../../../../src/core/path/pool.js';
import { verifyLink } from '../../../../src/core/path/verifyLink.js';
import { readContents } from '../../../../src/core/contents/readContents.js';
import { trustedCertificates } from '../../../../src/core/store/export/trustedCertificates.js';
import {
  writeCertificates,
  writeKeyCertificate,
  writeThreeFiles,
} from '../../../../src/core/store/export/writeKeyCertificate.js';
import type { Certificate } from '../../../../src/core/x509/certificate.js';
import { certificatesOf, fixture, joined, linesOf, NOW } from '../../../support/inspectFixture.js';

const pki = 'pki/rsa';
const issuers = [`${pki}/intermediate.pem`, `${pki}/root.pem`];

async function pathOf(file: string, known: readonly string[] = issuers): Promise<Path> {
  const [leaf] = certificatesOf(file);
  assert.ok(leaf);
  const pool = new Pool(certificatesOf(...known));
  return buildPath(leaf, { pool, verify: verifyLink, budget: new Budget(), at: NOW });
}

function sealedKeyIn(file: string): Uint8Array {
  const [item] = readContents(fixture(file)).items;
  assert.ok(item?.model.kind === 'privateKey');
  return item.model.der;
}

const subjectsOf = (certificates: readonly Certificate[]) =>
  certificates.map(({ der }) => new X509Certificate(der).subject.split('\n').at(-1));
const labelsIn = (text: string) => [...text.matchAll(/^-----BEGIN (.*)-----$/gm)].map(([, label]) => label);
const sealedKey = sealedKeyIn(`${pki}/leaf.key`);

describe('writeKeyCertificate', () => {
  it('writes the sealed key as it is stored, the certificate and the intermediates, and nothing to complain about', async () => {
    const text = writeKeyCertificate({ path: await pathOf(`${pki}/leaf.pem`), sealedKey });
    assert.deepEqual(labelsIn(text), ['ENCRYPTED PRIVATE KEY', 'CERTIFICATE', 'CERTIFICATE']);
    assert.equal(text, joined(`${pki}/leaf.key`, `${pki}/leaf.pem`, `${pki}/intermediate.pem`));
    assert.deepEqual(await linesOf(text, { pool: certificatesOf(...issuers) }), []);
    const key = createPrivateKey({ key: text, passphrase: 'changeit' });
    assert.ok(new X509Certificate(fixture(`${pki}/leaf.pem`)).checkPrivateKey(key));
  });

  it('writes what is known of a chain that ends before a root, and a self-signed certificate alone', async () => {
    const broken = await pathOf(`${pki}/leaf.pem`, issuers.slice(0, 1));
    assert.equal(broken.end, 'issuer-missing');
    assert.equal(labelsIn(writeKeyCertificate({ path: broken, sealedKey })).length, 3);
    const alone = await pathOf('self-signed/node.pem', []);
    const text = writeKeyCertificate({ path: alone, sealedKey });
    assert.deepEqual(labelsIn(text), ['ENCRYPTED PRIVATE KEY', 'CERTIFICATE']);
  });

  it('writes no key that is not sealed, whatever it is said to be', async () => {
    const path = await pathOf(`${pki}/leaf.pem`);
    for (const file of [`${pki}/unencrypted-keycert.txt`, `${pki}/pkcs1.key`]) {
      const content = { path, sealedKey: sealedKeyIn(file) };
      assert.throws(() => writeKeyCertificate(content), { reason: 'key-unencrypted' });
      assert.throws(() => writeThreeFiles(content), { reason: 'key-unencrypted' });
    }
  });
});

describe('writeThreeFiles', () => {
  it('has the names of Director’s bundle: key, certificate and all that vouch for it', async () => {
    const files = writeThreeFiles({ path: await pathOf(`${pki}/leaf.pem`), sealedKey });
    assert.deepEqual(
      [...files],
      [
        ['PrivateKey.pem', fixture(`${pki}/leaf.key`)],
        ['cdCert.pem', fixture(`${pki}/leaf.pem`)],
        ['cdCertAuth.pem', joined(...issuers)],
      ],
    );
  });
});

describe('trustedCertificates', () => {
  it('has the CAs above a key certificate, a CA itself and those above it, each once', async () => {
    const leaf = { kind: 'key', path: await pathOf(`${pki}/leaf.pem`) } as const;
    const root = { kind: 'ca', path: await pathOf(`${pki}/root.pem`) } as const;
    const intermediate = { kind: 'authority', path: await pathOf(`${pki}/intermediate.pem`) } as const;
    const both = subjectsOf(trustedCertificates([leaf]));
    assert.equal(both.length, 2);
    assert.deepEqual(subjectsOf(trustedCertificates([{ ...leaf, kind: 'peer' }])), both);
    assert.deepEqual(subjectsOf(trustedCertificates([intermediate])), both);
    assert.deepEqual(subjectsOf(trustedCertificates([root])), both.slice(1));
    assert.deepEqual(subjectsOf(trustedCertificates([root, intermediate, leaf])), [...both].reverse());
    const text = writeCertificates(trustedCertificates([leaf]));
    assert.equal(text, joined(...issuers));
    assert.deepEqual(await linesOf(text, { file: 'trusted.pem' }), []);
  });

  it('has a self-signed key certificate itself, and nothing where no issuer is known', async () => {
    const alone = { kind: 'key', path: await pathOf('self-signed/node.pem', []) } as const;
    assert.deepEqual(
      subjectsOf(trustedCertificates([alone])),
      subjectsOf(alone.path.steps.map((s) => s.known.certificate)),
    );
    const lost = { kind: 'key', path: await pathOf(`${pki}/leaf.pem`, []) } as const;
    assert.deepEqual(trustedCertificates([lost]), []);
  });
});
