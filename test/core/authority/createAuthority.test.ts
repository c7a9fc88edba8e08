import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyKind } from '../../../src/core/authority/keyKind.js';
import type { AuthorityRequest } from '../../../src/core/authority/authorityRequest.js';
import { createAuthority, type Authority } from '../../../src/core/authority/createAuthority.js';
import { parseSubject } from '../../../src/core/authority/parseSubject.js';
import { writeName } from '../../../src/core/x509/writeName.js';

const hasProgram = (name: string, argument: string) => spawnSync(name, [argument]).error === undefined;
const moment = (text: string) => Date.parse(text);
const subjectText = 'CN=Prüf CA,OU=MFT\\, Ops,O=Acme,DC=example,C=DE';

function request(changes: Partial<AuthorityRequest> = {}): AuthorityRequest {
  const parsed = parseSubject(subjectText);
  assert.ok('subject' in parsed);
  return {
    subject: parsed.subject,
    key: 'P-256',
    notBefore: moment('2026-11-23T00:00:00Z'),
    notAfter: moment('2036-11-23T00:00:00Z'),
    passphrase: 'pâss',
    ...changes,
  };
}

describe('createAuthority', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'authority-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const signatures: Record<Exclude<KeyKind, 'RSA-2048'>, string> = {
    'RSA-3072': '1.2.840.113549.1.1.11',
    'RSA-4096': '1.2.840.113549.1.1.12',
    'P-256': '1.2.840.10045.4.3.2',
    'P-384': '1.2.840.10045.4.3.3',
    'P-521': '1.2.840.10045.4.3.4',
    Ed25519: '1.3.101.112',
  };
  for (const [key, oid] of Object.entries(signatures) as [KeyKind, string][]) {
    describe(`with ${key}`, () => {
      let authority: Authority;
      let file: string;
      before(async function () {
        authority = await createAuthority(request({ key }));
        file = join(folder, `${key}.pem`);
        writeFileSync(file, new X509Certificate(authority.certificate.der).toString());
      });

      it('is a CA of that subject whose sealed key belongs to it, in Node’s words, too', () => {
        const model = authority.certificate;
        assert.equal(model.signatureAlgorithm.oid, oid);
        // RFC 4055 section 5: NULL for RSA; RFC 5758 section 3.2: nothing for ECDSA.
        const parameters = key.startsWith('RSA') ? Uint8Array.of(5, 0) : undefined;
        assert.deepEqual(model.signatureAlgorithm.parameters, parameters);
        assert.equal(writeName(model.subject), subjectText);
        const theirs = new X509Certificate(authority.certificate.der);
        assert.ok(theirs.ca && theirs.verify(theirs.publicKey));
        const sealed = {
          key: Buffer.from(authority.sealedKey),
          format: 'der',
          type: 'pkcs8',
          passphrase: 'pâss',
        } as const;
        assert.ok(theirs.checkPrivateKey(createPrivateKey(sealed)));
      });

      it('passes openssl verify -x509_strict', function () {
        if (!hasProgram('openssl', 'version')) this.skip();
        const at = String(moment('2030-01-01T00:00:00Z') / 1000);
        const options = ['-x509_strict', '-check_ss_sig', '-attime', at, '-CAfile', file, file];
        assert.match(execFileSync('openssl', ['verify', ...options], { encoding: 'utf8' }), /: OK/);
      });

      it('is printed by keytool as a CA', function () {
        if (!hasProgram('keytool', '-help')) this.skip();
        const options = ['-J-Duser.language=en', '-printcert', '-file', file];
        const printed = execFileSync('keytool', options, { encoding: 'utf8' });
        assert.match(printed, /CA:true[\s\S]*Key_CertSign[\s\S]*Crl_Sign/);
      });
    });
  }

  it('writes the extensions of RFC 5280 section 4.2.1, critical where they must be', async () => {
    const { certificate } = await createAuthority(request({ pathLength: 0 }));
    const model = certificate;
    const ski = createHash('sha1').update(model.publicKey.key).digest('hex');
    assert.deepEqual(
      model.extensions.map(({ oid, critical, value }) => [oid, critical, Buffer.from(value).toString('hex')]),
      [
        ['2.5.29.19', true, '30060101ff020100'],
        ['2.5.29.15', true, '03020106'],
        ['2.5.29.14', false, `0414${ski}`],
        ['2.5.29.35', false, `30168014${ski}`],
      ],
    );
  });

  it('leaves the path length out where there is no limit', async () => {
    const { certificate } = await createAuthority(request());
    assert.ok(Buffer.from(certificate.der).includes(Buffer.from('0603551d130101ff040530030101ff', 'hex')));
  });

  it('writes UTCTime until 2049 and GeneralizedTime from 2050 on', async () => {
    const times = { notBefore: moment('2049-12-31T23:59:59.999Z'), notAfter: moment('2050-01-01T00:00:05Z') };
    const { certificate } = await createAuthority(request(times));
    const text = Buffer.from(certificate.der).toString('latin1');
    assert.ok(text.includes('\x17\x0d491231235959Z\x18\x0f20500101000005Z'));
  });

  it('takes a new serial number each time: 16 octets, positive', async () => {
    const serials = new Set<string>();
    for (let i = 0; i < 4; i++) {
      const model = (await createAuthority(request())).certificate;
      assert.equal(model.serial.length, 16);
      assert.ok((model.serial[0] ?? 0) >= 0x40 && (model.serial[0] ?? 0) < 0x80);
      serials.add(Buffer.from(model.serial).toString('hex'));
    }
    assert.equal(serials.size, 4);
  });

  it('refuses what is not sound, with the mend', async () => {
    const refused = (changes: Partial<AuthorityRequest>, problem: RegExp) =>
      assert.rejects(createAuthority(request(changes)), problem);
    await refused({ subject: [] }, /no common name/);
    await refused({ notAfter: moment('2026-11-22T00:00:00Z') }, /ends before it begins: choose an end/);
    await refused({ notAfter: NaN }, /between the years 1950 and 9999/);
    await refused({ notBefore: moment('1949-12-31T00:00:00Z') }, /between the years 1950 and 9999/);
    await refused({ passphrase: '' }, /needs a passphrase/);
    await refused({ pathLength: 1.5 }, /whole number/);
    await refused({ key: 'RSA-2048' }, /too small/);
  });
});
