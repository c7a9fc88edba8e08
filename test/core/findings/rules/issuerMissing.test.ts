import assert from 'node:assert/strict';
import { readContents } from '../../../../src/core/contents/readContents.js';
import { inspect } from '../../../../src/core/findings/inspect.js';
import { Pool } from '../../../../src/core/path/pool.js';
import {
  certificatesOf,
  findingsOf,
  fixture,
  joined,
  linesOf,
  NOW,
  textOf,
} from '../../../support/inspectFixture.js';

describe('rule issuer-missing', () => {
  const incomplete = fixture('pki/rsa/no-intermediate-keycert.txt');

  it('names the issuer that is missing by name and key id', async () => {
    const [finding, ...more] = await findingsOf('issuer-missing', incomplete);
    assert.ok(finding);
    assert.equal(more.length, 0);
    assert.equal(finding.severity, 'warning');
    assert.equal(textOf(incomplete, finding), '-----BEGIN CERTIFICATE-----');
    assert.match(
      finding.message,
      /^“CDNODE1” is signed by CN=Musterbank AG Issuing CA 1,O=Musterbank AG,C=DE \(key id ([0-9a-f]{2}:){19}[0-9a-f]{2}\), which is neither in this file nor in the certificate store\.$/,
    );
  });

  it('is gone when the issuer is known from elsewhere', async () => {
    const pool = certificatesOf('pki/rsa/intermediate.pem');
    assert.deepEqual(await findingsOf('issuer-missing', incomplete, { pool }), []);
  });

  it('does not believe what the pool says of the file itself', async () => {
    const pool = certificatesOf('pki/rsa/intermediate.pem');
    const file = 'pki/rsa/intermediate.pem';
    assert.equal((await findingsOf('issuer-missing', incomplete, { pool, file })).length, 1);
  });

  it('stands on the certificate where the path breaks off', async () => {
    const text = fixture('pki/rsa/leaf-first-keycert.txt');
    const [finding] = await findingsOf('issuer-missing', text);
    assert.equal(finding?.span.start, text.lastIndexOf('-----BEGIN CERTIFICATE-----'));
    assert.match(finding.message, /^“Musterbank AG Issuing CA 1” is signed by CN=Musterbank AG Root CA/);
  });

  it('follows the path into other files and says where it ended', async () => {
    const text = fixture('pki/rsa/leaf-only-keycert.txt');
    const [finding] = await findingsOf('issuer-missing', text, {
      pool: certificatesOf('pki/rsa/intermediate.pem'),
    });
    assert.equal(finding?.span.start, text.indexOf('-----BEGIN CERTIFICATE-----'));
    assert.match(
      finding.message,
      /^“Musterbank AG Issuing CA 1” \(from pki\/rsa\/intermediate\.pem\) is signed by/,
    );
  });

  it('says in which other file the issuer is, without counting it', async () => {
    const elsewhere = () =>
      Promise.resolve(new Pool(certificatesOf('partner/root.pem', 'pki/rsa/trusted.txt')));
    const [finding] = await findingsOf('issuer-missing', incomplete, { elsewhere });
    assert.match(finding?.message ?? '', /nor in the certificate store; it is in pki\/rsa\/trusted\.txt\.$/);
    assert.deepEqual(
      finding?.related?.map(({ file, message }) => [file, message]),
      [['pki/rsa/trusted.txt', 'the missing issuer: “Musterbank AG Issuing CA 1”']],
    );
  });

  it('says in which other file a namesake with another key is', async () => {
    const elsewhere = () => Promise.resolve(new Pool(certificatesOf('partner/root-same-name.pem')));
    const text = fixture('partner/partner-ca-bundle.pem');
    const intermediate = fixture('partner/leaf.pem') + fixture('partner/intermediate.pem');
    const [finding] = await findingsOf('issuer-missing', intermediate, { elsewhere });
    assert.match(
      finding?.message ?? '',
      /; a certificate with the same name but another key is in partner\/root-same-name\.pem\.$/,
    );
    assert.equal(finding?.related?.[0]?.file, 'partner/root-same-name.pem');
    assert.deepEqual(await findingsOf('issuer-missing', text, { elsewhere }), []);
  });

  it('does not look elsewhere where nothing is missing, nor into an older state of the file itself', async () => {
    const never = () => Promise.reject(new Error('asked'));
    assert.deepEqual(
      await findingsOf('issuer-missing', fixture('pki/rsa/node-keycert.txt'), { elsewhere: never }),
      [],
    );
    const file = 'pki/rsa/intermediate.pem';
    const elsewhere = () => Promise.resolve(new Pool(certificatesOf(file)));
    const [finding] = await findingsOf('issuer-missing', incomplete, { elsewhere, file });
    assert.match(finding?.message ?? '', /nor in the certificate store\.$/);
  });

  it('remembers the near miss: the same name with another key', async () => {
    const pool = certificatesOf('pki/ec/intermediate.pem');
    const [finding] = await findingsOf('issuer-missing', incomplete, { pool });
    assert.match(
      finding?.message ?? '',
      /; a certificate with the same name but another key is in pki\/ec\/intermediate\.pem\.$/,
    );
    assert.deepEqual(
      finding?.related?.map(({ file, message }) => [file, message]),
      [
        [
          'pki/ec/intermediate.pem',
          'a certificate with the same name but another key: “Musterbank AG Issuing CA 1”',
        ],
      ],
    );
  });

  it('tells of a circle, which no root ends', async () => {
    const [intermediate, root] = certificatesOf('pki/rsa/intermediate.pem', 'pki/rsa/root.pem');
    assert.ok(intermediate && root);
    // The root's name and key, but signed by the intermediate that it signed.
    const issuer = intermediate.certificate.subject;
    const crossed = { ...root, certificate: { ...root.certificate, issuer } };
    const findings = await inspect(readContents(fixture('pki/rsa/leaf-only-keycert.txt')), {
      now: NOW,
      expiringDays: 30,
      pool: new Pool([intermediate, crossed]),
      verify: () => Promise.resolve({ verdict: 'valid' }),
    });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['issuer-missing'],
    );
    assert.match(
      findings[0]?.message ?? '',
      /following the issuers from there never ends at a self-signed root\.$/,
    );
  });

  it('is only information for a certificate or a chain without a key', async () => {
    assert.deepEqual(await linesOf(fixture('pki/rsa/leaf.pem')), ['issuer-missing information 1']);
    const chain = joined('pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem');
    const [finding] = await findingsOf('issuer-missing', chain);
    assert.equal(finding?.severity, 'information');
  });

  it('is not said of complete chains, of self-signed certificates, of lists, of keys and requests alone', async () => {
    const quiet = [
      'pki/rsa/node-keycert.txt',
      'pki/ec/node-keycert.txt',
      'self-signed/self-keycert.txt',
      'self-signed/node.pem',
      'pki/rsa/trusted.txt',
      'partner/intermediate.pem',
      'partner/partner-ca-bundle.pem',
      'keytool/chain.pem',
      'pki/rsa/leaf.key',
      'pki/rsa/leaf.csr',
    ];
    for (const name of quiet) assert.deepEqual(await findingsOf('issuer-missing', fixture(name)), [], name);
  });
});
