import assert from 'node:assert/strict';
import { entriesOf, materialJob, said } from '../../../support/jobMaterial.js';
import { fixture } from '../../../support/inspectFixture.js';

describe('job-key-wrapping', () => {
  /** What is said of a node whose key is wrapped as this fixture is. */
  async function wrapped(file: string, version = '6.4.0.4', more = ''): Promise<string> {
    const entries = await entriesOf({
      'key/sealed': { 'certificate.pem': fixture('jobs/node.pem'), 'key.pem': fixture(`keys/${file}`) },
    });
    const target = `platform: unix\n  version: ${version}`;
    const secret = () => Promise.resolve(undefined);
    return (
      await said('job-key-wrapping', materialJob({ key: 'sealed', target, more }), { entries, secret })
    ).join();
  }

  it('has nothing against PKCS#8 with PBES2 and AES, and with triple DES before 6.4.0.5', async () => {
    assert.equal(await wrapped('pbes2-hmacWithSHA256-aes-256-cbc.pem', '6.4.0.6', 'tls: { fips: true }'), '');
    assert.equal(await wrapped('pbes2-hmacWithSHA1-des3.pem'), '');
    assert.equal(await wrapped('pbes1-PBE-SHA1-3DES.pem', '6.4.0.4 iFix12'), '');
  });

  it('names what is no PKCS#8', async () => {
    assert.match(
      await wrapped('dek-aes-128-cbc.pkcs1.pem'),
      /^warning sealed: .* PKCS#1, .*ENCRYPTED PRIVATE KEY/,
    );
    assert.match(await wrapped('dek-aes-256-cbc.sec1.pem'), /^warning sealed: .* SEC1, /);
  });

  it('names the encryption of IBM’s own sample, which OpenSSL 3 does not open', async () => {
    assert.match(await wrapped('pbes1-PBE-MD5-DES.pem'), /^warning sealed: .*PBES1 \(MD5, DES-CBC\)/);
  });

  it('names DES and triple DES from the level on at which they are off', async () => {
    for (const file of ['pbes1-PBE-SHA1-3DES.pem', 'pbes2-hmacWithSHA1-des3.pem', 'pbes1-PBE-SHA1-DES.pem'])
      assert.match(await wrapped(file, '6.4.0.5'), /^warning sealed: .*DES.* from 6\.4\.0\.5 on/, file);
  });

  it('takes PBES2 without DES alone in FIPS mode', async () => {
    assert.match(await wrapped('pbes1-PBE-SHA1-3DES.pem', '6.4.0.4', 'tls: { fips: true }'), /FIPS mode/);
    assert.match(await wrapped('pbes2-hmacWithSHA1-des3.pem', '6.4.0.4', 'tls: { fips: true }'), /FIPS mode/);
  });
});
