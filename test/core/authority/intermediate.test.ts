import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issuer } from '../../../src/core/authority/issuer.js';
import { parseNameLimits } from '../../../src/core/authority/nameLimits.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { readExtension } from '../../../src/core/x509/extensions/readExtension.js';
import { makeAuthority } from '../../support/authority.js';

const limits = (text: string) => {
  const parsed = parseNameLimits(text);
  assert.ok('permitted' in parsed);
  return parsed;
};
describe('an intermediate CA', () => {
  const constraints =
    'example.com, 10.0.0.0/9, 2001:db8::/33, email:.example.com, uri:.example.com, dn:"C=DE", !lab.example.com, !dn:"OU=Lab, C=DE"';
  const SUBJECT = [
    { keyword: 'C', value: 'DE' },
    { keyword: 'CN', value: 'Issuing' },
  ] as const;
  let root: Issuer;
  let issuing: Issuer;
  before(async () => {
    root = await makeAuthority('Root', { key: 'RSA-3072', notAfter: Date.UTC(2036, 0), pathLength: 1 });
    issuing = await makeAuthority(
      'Issuing',
      { pathLength: 0, nameLimits: limits(constraints), subject: SUBJECT },
      root,
    );
  });

  it('names its issuer by name and key, and says its limits', () => {
    const [own, above] = issuing.chain;
    assert.deepEqual(own.issuer.raw, above?.subject.raw);
    assert.deepEqual(
      readExtension(own, 'authorityKeyIdentifier')?.keyId,
      above && readExtension(above, 'subjectKeyIdentifier'),
    );
    assert.deepEqual(readExtension(own, 'basicConstraints'), { ca: true, pathLen: 0 });
    const found = readExtension(own, 'nameConstraints');
    const words = (subtrees = found?.permitted) => subtrees?.map(({ base }) => `${base.type} ${base.value}`);
    assert.deepEqual(words(), [
      'dns example.com',
      'ip 10.0.0.0/255.128.0.0',
      'ip 2001:db8::/ffff:ffff:8000::',
      'email .example.com',
      'uri .example.com',
      'directory C=DE',
    ]);
    assert.deepEqual(words(found?.excluded), ['dns lab.example.com', 'directory OU=Lab,C=DE']);
  });

  it('passes openssl verify -x509_strict, which reads the same limits', function () {
    if (spawnSync('openssl', ['version']).error) this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'intermediate-'));
    try {
      const write = (name: string, { der }: Certificate) => {
        writeFileSync(join(folder, name), new X509Certificate(der).toString());
        return join(folder, name);
      };
      const [own, above] = issuing.chain;
      assert.ok(above);
      const files = [write('root.pem', above), write('issuing.pem', own)];
      const at = String(Date.UTC(2027, 0) / 1000);
      const options = ['verify', '-x509_strict', '-attime', at, '-CAfile', ...files];
      assert.match(execFileSync('openssl', options, { encoding: 'utf8' }), /: OK/);
      const text = execFileSync('openssl', ['x509', '-in', files[1] ?? '', '-noout', '-text'], {
        encoding: 'utf8',
      });
      assert.match(text, /Name Constraints: critical\s+Permitted:\s+DNS:example\.com/);
      assert.match(text, /IP:10\.0\.0\.0\/255\.128\.0\.0/);
      assert.match(text, /DirName:\s?C ?= ?DE\n/);
      assert.match(text, /Excluded:\s+DNS:lab\.example\.com\s+DirName:\s?C ?= ?DE, OU ?= ?Lab/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is not made where the one above does not allow it', async () => {
    await assert.rejects(makeAuthority('Third', {}, issuing), /path length of Issuing allows no further CA/);
    await assert.rejects(
      makeAuthority('Long', { notAfter: Date.UTC(2040, 0) }, root),
      /nothing outlives its issuer/,
    );
    await assert.rejects(
      makeAuthority('Early', { notBefore: Date.UTC(2026, 0) }, root),
      /nothing outlives its issuer/,
    );
  });
});

describe('parseNameLimits', () => {
  it('says what it cannot read', () => {
    const problem = (text: string) => {
      const parsed = parseNameLimits(text);
      return 'problem' in parsed ? parsed.problem : undefined;
    };
    assert.match(problem('10.0.0.0/33') ?? '', /“10\.0\.0\.0\/33” is no range/);
    assert.match(problem('10.0.0.0/8/8') ?? '', /no range/);
    assert.match(problem('10.0.0/8') ?? '', /no range/);
    assert.match(problem('a..b') ?? '', /no DNS name/);
    assert.match(problem('dn:Acme') ?? '', /no keyword/);
    assert.match(problem('dn:"O=Acme') ?? '', /quotation mark/);
    assert.match(problem('a"b') ?? '', /quotation mark/);
    assert.equal(problem('dn:O=Acme !dn:"OU=MFT, O=Acme"'), undefined);
    assert.equal(problem('bücher.example, .example.com,email:a@b.example uri:.example.com'), undefined);
  });

  it('clears the bits beyond the mask, and takes an address alone for itself', () => {
    const octets = (text: string) =>
      limits(text).permitted.map((name) => ('octets' in name ? [...name.octets] : []));
    assert.deepEqual(octets('10.255.3.4/12 10.1.2.3'), [
      [10, 240, 0, 0, 255, 240, 0, 0],
      [10, 1, 2, 3, 255, 255, 255, 255],
    ]);
    assert.deepEqual(octets('0.0.0.0/0'), [[0, 0, 0, 0, 0, 0, 0, 0]]);
  });
});
