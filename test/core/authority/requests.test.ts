import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAlternativeNames } from '../../../src/core/authority/alternativeName.js';
import { createRequest, type RequestOrder } from '../../../src/core/authority/createRequest.js';
import type { Issuer } from '../../../src/core/authority/issuer.js';
import type { KeyKind } from '../../../src/core/authority/keyKind.js';
import { reviewRequest } from '../../../src/core/authority/reviewRequest.js';
import { signRequest } from '../../../src/core/authority/signRequest.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { writePem } from '../../../src/core/pem/writePem.js';
import type { CertificateRequest } from '../../../src/core/x509/certificateRequest.js';
import { readExtension } from '../../../src/core/x509/extensions/readExtension.js';
import { oids } from '../../../src/core/x509/oids.js';
import { parseRequest } from '../../../src/core/x509/parseRequest.js';
import { makeAuthority } from '../../support/authority.js';

const hasProgram = (name: string, argument: string) => spawnSync(name, [argument]).error === undefined;
const lifetime = { notBefore: Date.UTC(2026, 10, 23), notAfter: Date.UTC(2027, 10, 23) };

function order(changes: Partial<RequestOrder> = {}): RequestOrder {
  const names = parseAlternativeNames('node1.example.com 10.1.2.3');
  assert.ok('names' in names);
  return {
    subject: [
      { keyword: 'O', value: 'Müller & Söhne' },
      { keyword: 'CN', value: 'CDNODE1' },
    ],
    names: names.names,
    purposes: [oids.serverAuth],
    key: 'P-256',
    passphrase: 'canary-request',
    ...changes,
  };
}

function requestIn(bytes: Uint8Array): CertificateRequest {
  const [model] = readContents(bytes).items.map((item) => item.model);
  assert.ok(model?.kind === 'request');
  return model;
}

describe('certificate requests', () => {
  let folder: string;
  let issuer: Issuer;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'request-'));
    issuer = await makeAuthority('CA');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const openssl = (...options: readonly string[]) =>
    execFileSync('openssl', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  for (const key of ['RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519'] satisfies KeyKind[])
    it(`with ${key} are verified by OpenSSL and printed by keytool, and belong to their key`, async function () {
      if (!hasProgram('openssl', 'version')) this.skip();
      const { request, sealedKey } = await createRequest(order({ key }));
      const file = join(folder, `${key}.csr`);
      writeFileSync(file, writePem('CERTIFICATE REQUEST', request.der));
      const text = openssl('req', '-in', file, '-noout', '-verify', '-text', '-nameopt', 'utf8');
      assert.match(text, /Subject: O=Müller & Söhne, CN=CDNODE1/);
      assert.match(text, /DNS:node1\.example\.com, IP Address:10\.1\.2\.3/);
      assert.match(text, /TLS Web Server Authentication/);
      assert.match(text, /Version: 1 \(0x0\)/);
      const sealed = { key: Buffer.from(sealedKey), format: 'der', type: 'pkcs8' } as const;
      const opened = createPublicKey(createPrivateKey({ ...sealed, passphrase: 'canary-request' }));
      assert.deepEqual(
        new Uint8Array(opened.export({ format: 'der', type: 'spki' })),
        Uint8Array.from(request.publicKey.raw),
      );
      if (!hasProgram('keytool', '-help')) return;
      const printed = execFileSync('keytool', ['-J-Duser.language=en', '-printcertreq', '-file', file], {
        encoding: 'utf8',
      });
      assert.match(printed, /DNSName: node1\.example\.com[\s\S]*IPAddress: 10\.1\.2\.3/);
    });

  for (const name of ['rsa', 'ec'])
    it(`that OpenSSL wrote (${name}) are signed as they are`, async () => {
      const request = requestIn(readFileSync(`test/fixtures/pki/${name}/leaf.csr`));
      const review = await reviewRequest(request);
      assert.equal(review.problem, undefined);
      const signed = await signRequest(request, lifetime, issuer);
      assert.deepEqual(signed.subject.raw, request.subject.raw);
      assert.deepEqual(signed.publicKey.raw, request.publicKey.raw);
      assert.deepEqual(readExtension(signed, 'extendedKeyUsage'), [oids.serverAuth, oids.clientAuth]);
      assert.ok(new X509Certificate(signed.der).verify(new X509Certificate(issuer.chain[0].der).publicKey));
    });

  it('that ask for more are granted what a node may have, and told of the rest', async function () {
    if (!hasProgram('openssl', 'version')) this.skip();
    const key = join(folder, 'greedy.key');
    const file = join(folder, 'greedy.csr');
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key);
    const asked = [
      'basicConstraints=critical,CA:TRUE',
      'keyUsage=keyCertSign,cRLSign',
      'extendedKeyUsage=serverAuth,codeSigning',
      'subjectAltName=DNS:Node2.example.com,IP:10.9.9.9,otherName:1.2.3.4;UTF8:someone,DNS:-bad-.example',
      'certificatePolicies=1.2.3.4.5',
      '1.2.3.4.6=critical,ASN1:NULL',
    ].flatMap((extension) => ['-addext', extension]);
    openssl('req', '-new', '-key', key, '-subj', '/CN=CDNODE2', ...asked, '-out', file);
    const request = requestIn(readFileSync(file));
    const review = await reviewRequest(request);
    assert.equal(review.problem, undefined);
    assert.deepEqual(
      review.refused.map((one) =>
        'oid' in one ? `${one.reason} ${one.oid}` : 'name' in one ? `name ${one.name.type}` : one.reason,
      ),
      [
        'name other',
        'name dns',
        `purpose ${oids.codeSigning}`,
        'authority',
        `extension ${oids.certificatePolicies}`,
        'extension 1.2.3.4.6',
      ],
    );
    const signed = await signRequest(request, lifetime, issuer);
    assert.deepEqual(readExtension(signed, 'basicConstraints'), { ca: false, pathLen: null });
    assert.deepEqual(readExtension(signed, 'keyUsage'), ['digitalSignature']);
    assert.deepEqual(readExtension(signed, 'extendedKeyUsage'), [oids.serverAuth]);
    assert.deepEqual(
      readExtension(signed, 'subjectAltName')?.map(({ type, value }) => `${type} ${value}`),
      ['dns node2.example.com', 'ip 10.9.9.9'],
    );
    assert.equal(signed.extensions.length, 6);
  });

  it('are refused whole where possession is not shown, the key is small or the lifetime too long', async () => {
    const { request } = await createRequest(order());
    const refused = async (altered: CertificateRequest, problem: RegExp) => {
      assert.match((await reviewRequest(altered)).problem ?? '', problem);
      await assert.rejects(signRequest(altered, lifetime, issuer), problem);
    };
    const forged = Uint8Array.from(request.der);
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    const read = parseRequest(forged);
    assert.ok(read.kind === 'request');
    await refused(read, /nobody has shown to possess the private key/);
    const { publicKey: other } = (await createRequest(order())).request;
    await refused({ ...request, publicKey: other }, /nobody has shown/);
    const unknown = { ...request.signatureAlgorithm, oid: '1.2.3.4' };
    await refused({ ...request, signatureAlgorithm: unknown }, /cannot be checked here \(1\.2\.3\.4\)/);
    await refused({ ...request, publicKey: { ...request.publicKey, type: 'RSA', bits: 1024 } }, /1024 bits/);
    await refused({ ...request, subject: { ...request.subject, rdns: [] } }, /names no subject/);
    const long = { ...lifetime, notAfter: Date.UTC(2040, 0) };
    await assert.rejects(signRequest(request, long, issuer), /nothing outlives its issuer/);
    await assert.rejects(createRequest(order({ subject: [] })), /no common name/);
  });
});
