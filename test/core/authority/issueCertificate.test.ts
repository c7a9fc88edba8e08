import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAlternativeNames } from '../../../src/core/authority/alternativeName.js';
import {
  type CertificateOrder,
  issueCertificate,
  type KeyCertificate,
} from '../../../src/core/authority/issueCertificate.js';
import type { Issuer } from '../../../src/core/authority/issuer.js';
import type { KeyKind } from '../../../src/core/authority/keyKind.js';
import { planLifetime } from '../../../src/core/authority/lifetime.js';
import { parseNameLimits } from '../../../src/core/authority/nameLimits.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { makeAuthority } from '../../support/authority.js';

const namesOf = (text: string) => {
  const parsed = parseAlternativeNames(text);
  assert.ok('names' in parsed);
  return parsed.names;
};
const order = (changes: Partial<CertificateOrder> = {}): CertificateOrder => ({
  kind: 'node',
  subject: [{ keyword: 'CN', value: 'CDNODE1' }],
  names: namesOf('node1.example.com *.cd.example.com 10.1.2.3 2001:db8::7 uri:cd://node1 ops@example.com'),
  key: 'P-256',
  notBefore: Date.UTC(2026, 10, 23),
  notAfter: Date.UTC(2027, 10, 23) - 1000,
  passphrase: 'canary-node',
  ...changes,
});

describe('issueCertificate', () => {
  let root: Issuer;
  let issuing: Issuer;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'issue-'));
    root = await makeAuthority('Root', { key: 'P-384' });
    const nameLimits = parseNameLimits('example.com 10.0.0.0/8 2001:db8::/32');
    assert.ok('permitted' in nameLimits);
    issuing = await makeAuthority('Issuing', { key: 'P-521', pathLength: 0, nameLimits }, root);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, { der }: Certificate) => {
    const file = join(folder, name);
    writeFileSync(file, new X509Certificate(der).toString());
    return file;
  };
  const openssl = (...options: readonly string[]) => execFileSync('openssl', options, { encoding: 'utf8' });

  for (const key of [
    'RSA-2048',
    'RSA-3072',
    'RSA-4096',
    'P-256',
    'P-384',
    'P-521',
    'Ed25519',
  ] satisfies KeyKind[]) {
    describe(`with ${key}`, () => {
      let made: KeyCertificate;
      before(async function () {
        made = await issueCertificate(order({ key }), issuing);
      });

      it('is taken by OpenSSL as a server and as a client, and by that name', function () {
        if (spawnSync('openssl', ['version']).error) this.skip();
        const [own, above] = issuing.chain;
        assert.ok(above);
        const paths = ['-CAfile', write('root.pem', above), '-untrusted', write('issuing.pem', own)];
        const at = ['-attime', String(Date.UTC(2027, 0) / 1000), '-x509_strict'];
        const leaf = write('leaf.pem', made.certificate);
        for (const purpose of [
          ['-purpose', 'sslserver', '-verify_hostname', 'node1.example.com'],
          ['-purpose', 'sslclient', '-verify_ip', '10.1.2.3'],
          ['-purpose', 'sslserver', '-verify_hostname', 'any.cd.example.com'],
        ])
          assert.match(openssl('verify', ...at, ...purpose, ...paths, leaf), /: OK/);
        const text = openssl('x509', '-in', leaf, '-noout', '-text');
        assert.match(text, /Basic Constraints: critical\s+CA:FALSE/);
        assert.match(text, /TLS Web Server Authentication, TLS Web Client Authentication/);
        const usage = key.startsWith('RSA') ? 'Digital Signature, Key Encipherment' : 'Digital Signature';
        assert.match(text, new RegExp(`Key Usage: critical\\s+${usage}\\n`));
        assert.match(
          text,
          /DNS:node1\.example\.com, DNS:\*\.cd\.example\.com, IP Address:10\.1\.2\.3, IP Address:2001:DB8:0:0:0:0:0:7, URI:cd:\/\/node1, email:ops@example\.com/,
        );
      });

      it('comes with its own key, sealed', () => {
        const sealed = { key: Buffer.from(made.sealedKey), format: 'der', type: 'pkcs8' } as const;
        const opened = createPrivateKey({ ...sealed, passphrase: 'canary-node' });
        assert.ok(new X509Certificate(made.certificate.der).checkPrivateKey(opened));
      });
    });
  }

  it('refuses what is not sound, what outlives its issuer and what the issuer may not sign for', async () => {
    const refused = (changes: Partial<CertificateOrder>, problem: RegExp) =>
      assert.rejects(issueCertificate(order(changes), issuing), problem);
    await refused({ subject: [] }, /no common name/);
    await refused({ passphrase: '' }, /needs a passphrase/);
    await refused({ notAfter: Date.UTC(2031, 10, 23) + 1000 }, /nothing outlives its issuer/);
    await refused({ notBefore: Date.UTC(2026, 10, 22) }, /nothing outlives its issuer/);
    const late = planLifetime(Date.UTC(2031, 11, 1), { days: 365 }, issuing.chain);
    await refused(late, /Issuing has expired, its last day was 2031-\d\d-\d\d: .* choose another authority/);
    await refused(
      { names: namesOf('node1.example.org') },
      /node1\.example\.org, which is not among the names/,
    );
    await refused({ names: namesOf('192.168.1.1') }, /192\.168\.1\.1, which is not among/);
  });

  it('lets a bootstrap certificate live 90 days, and no second longer', async () => {
    const days = (count: number) => order().notBefore + count * 24 * 60 * 60 * 1000;
    const bootstrap = (notAfter: number) => issueCertificate(order({ kind: 'bootstrap', notAfter }), issuing);
    assert.equal((await bootstrap(days(90) - 1000)).certificate.notAfter.epoch, days(90) - 1000);
    await assert.rejects(bootstrap(days(90) + 1000), /90 days at most/);
  });
});

describe('parseAlternativeNames', () => {
  const words = (text: string) => {
    const decoder = new TextDecoder();
    return namesOf(text).map(
      ({ type, octets }) => `${type} ${type === 'ip' ? octets.join('.') : decoder.decode(octets)}`,
    );
  };

  it('tells the types apart, and takes each name once', () => {
    assert.deepEqual(
      words('a.example, DNS:A.example;IP:10.0.0.1 a@b.example https://b.example/x bücher.example'),
      [
        'dns a.example',
        'ip 10.0.0.1',
        'email a@b.example',
        'uri https://b.example/x',
        'dns xn--bcher-kva.example',
      ],
    );
    assert.deepEqual(words(' , '), []);
  });

  it('says what it cannot read', () => {
    for (const [text, problem] of [
      ['10.0.0.256', /no IP address/],
      ['1:2:3', /no IP address/],
      ['a_b..c', /no DNS name/],
      ['*.*.example', /no DNS name/],
      ['email:nobody', /no e-mail address/],
      ['uri:nowhere', /no URI/],
    ] as const) {
      const parsed = parseAlternativeNames(text);
      assert.match('problem' in parsed ? parsed.problem : '', problem);
    }
  });
});
