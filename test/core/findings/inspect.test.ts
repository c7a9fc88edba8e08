import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fixture, inspectText, joined, linesOf, NOW, textOf } from '../../support/inspectFixture.js';

/** Findings that a list of CA certificates may rightly have of these severities. */
const TRUE_OF_LISTS = new Set(['expired', 'expiring']);

async function alarmsIn(bundle: string): Promise<string[]> {
  const findings = await inspectText(bundle);
  const alarms = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return alarms
    .filter(({ code }) => !TRUE_OF_LISTS.has(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

describe('inspect', () => {
  it('raises no false alarm in Debian’s bundle of 144 CA certificates', async () => {
    const bundle = fixture('big/ca-certificates.crt');
    assert.equal(bundle.match(/-----BEGIN CERTIFICATE-----/g)?.length, 144);
    assert.deepEqual(await alarmsIn(bundle), []);
    const expired = (await inspectText(bundle)).filter(({ code }) => code === 'expired');
    assert.equal(expired.length, 4);
  });

  it('raises none in the bundle of this machine either', async function () {
    const file = '/etc/ssl/certs/ca-certificates.crt';
    if (!existsSync(file)) this.skip();
    assert.deepEqual(await alarmsIn(readFileSync(file, 'utf8')), []);
  });

  it('has nothing to say about sound files', async () => {
    const sound = [
      'pki/rsa/node-keycert.txt',
      'pki/ec/node-keycert.txt',
      'pki/rsa/trusted.txt',
      'pki/rsa/leaf.csr',
      'pki/rsa/leaf.key',
      'pki/rsa/public.pem',
      'pki/rsa/intermediate.crl.pem',
      'partner/partner-ca-bundle.pem',
      'self-signed/self-keycert.txt',
      'keytool/chain.pem',
    ];
    for (const name of sound) assert.deepEqual(await linesOf(fixture(name), { file: name }), [], name);
  });

  it('puts faults of the text on the very characters', async () => {
    const places = [
      ['broken/bad-character.pem', 'base64-invalid', 'error', '*'],
      ['broken/end-missing.pem', 'end-missing', 'error', '-----BEGIN CERTIFICATE-----'],
      ['broken/end-mismatch.pem', 'end-label-mismatch', 'error', 'X509 CRL'],
      ['broken/not-der.pem', 'not-der', 'error', 'dG'],
      ['broken/bom.pem', 'byte-order-mark', 'warning', '\ufeff'],
    ] as const;
    for (const [name, code, severity, characters] of places) {
      const text = fixture(name);
      const finding = (await inspectText(text)).find((one) => one.code === code);
      assert.equal(finding?.severity, severity, name);
      assert.equal(textOf(text, finding), characters, name);
    }
  });

  it('finds nothing wrong with CRLF and with text around a block', async () => {
    for (const name of ['broken/crlf.pem', 'broken/mail.pem'])
      assert.deepEqual(
        (await linesOf(fixture(name))).map((line) => line.split(' ')[0]),
        ['issuer-missing'],
        name,
      );
  });

  it('orders findings by place', async () => {
    const findings = await inspectText(
      joined('pki/rsa/pkcs1.key', 'weak/sha1.pem', 'broken/end-mismatch.pem', 'pki/rsa/expired-keycert.txt'),
    );
    const starts = findings.map(({ span }) => span.start);
    assert.ok(findings.length > 4);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
  });

  it('says nothing once it is cancelled', async () => {
    const signal = AbortSignal.abort();
    assert.deepEqual(await inspectText(fixture('pki/rsa/expired-keycert.txt'), { signal }), []);
  });

  it('never throws, whatever the file', async () => {
    for (const text of [
      '',
      '\0',
      '-----BEGIN CERTIFICATE-----',
      'x'.repeat(100_000),
      fixture('hostile/long.pem'),
    ])
      assert.ok(Array.isArray(await inspectText(text, { now: NOW })));
  });

  it('shows hostile names as inert text in every message', async () => {
    for (const name of ['bidi', 'html', 'long', 'markdown', 'newline', 'yaml-shell']) {
      const text = joined('pki/ec/sec1.key', `hostile/${name}.pem`, `hostile/${name}.pem`);
      const findings = await inspectText(text, { now: Date.parse('2126-01-01T00:00:00Z') });
      assert.ok(
        findings.some(({ code }) => code === 'expired'),
        name,
      );
      for (const { message, related = [] } of findings)
        for (const words of [message, ...related.map((one) => one.message)]) {
          assert.doesNotMatch(words, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, name);
          assert.ok(words.length < 700, name);
        }
    }
  });
});
