import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { parsePkcs7 } from '../../../src/core/keystores/parsePkcs7.js';
import { writePkcs7 } from '../../../src/core/keystores/writePkcs7.js';
import { writePem } from '../../../src/core/pem/writePem.js';
import { certificatesOf, fixture } from '../../support/inspectFixture.js';
import { hasProgram, run } from '../../support/program.js';

const files = (kind: string) => ['leaf', 'intermediate', 'root'].map((name) => `pki/${kind}/${name}.pem`);
const read = (kind: string) => certificatesOf(...files(kind)).map(({ certificate }) => certificate);

describe('writePkcs7', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'pkcs7-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const kind of ['rsa', 'ec']) {
    it(`holds the certificates in their order and nothing else, read back here (${kind})`, () => {
      const certificates = read(kind);
      const keystore = parsePkcs7(writePkcs7(certificates));
      assert.deepEqual(keystore.faults, []);
      assert.deepEqual(
        keystore.enclosed.map(({ model }) => model.kind === 'certificate' && model.der),
        certificates.map(({ der }) => der),
      );
    });

    it(`is what OpenSSL writes of the same certificates, octet by octet (${kind})`, function () {
      if (!hasProgram('openssl')) this.skip();
      const input = files(kind).flatMap((file) => ['-certfile', join('test/fixtures', file)]);
      const theirs = join(folder, `${kind}.p7b`);
      run('openssl', ['crl2pkcs7', '-nocrl', ...input, '-out', theirs]);
      const text = run('openssl', ['pkcs7', '-in', theirs]);
      assert.equal(writePem('PKCS7', writePkcs7(read(kind))), text);
    });

    it(`is printed by OpenSSL and by keytool (${kind})`, function () {
      if (!hasProgram('openssl') || !hasProgram('keytool')) this.skip();
      const file = join(folder, `${kind}-ours.p7b`);
      writeFileSync(file, writePem('PKCS7', writePkcs7(read(kind))));
      const printed = run('openssl', ['pkcs7', '-in', file, '-print_certs']);
      assert.equal(printed.split('BEGIN CERTIFICATE').length - 1, 3);
      const shown = run('keytool', ['-printcert', '-file', file]);
      for (const one of files(kind))
        assert.ok(shown.includes(new X509Certificate(fixture(one)).fingerprint256), one);
    });
  }

  it('is read by node-forge', () => {
    const text = writePem('PKCS7', writePkcs7(read('rsa')));
    const message = forge.pkcs7.messageFromPem(text) as { certificates?: readonly unknown[] };
    assert.equal(message.certificates?.length, 3);
  });
});
