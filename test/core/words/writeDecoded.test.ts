import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { writeDecoded } from '../../../src/core/words/writeDecoded.js';
import { fixture, NOW } from '../../support/inspectFixture.js';
import { itemsOf } from '../../support/storeFixture.js';

function certificateIn(file: string): Certificate {
  const model = itemsOf(file, 'certificate')[0]?.model;
  assert.ok(model?.kind === 'certificate');
  return model;
}

describe('writeDecoded', () => {
  it('gives each fact and each value of a list a line of its own', () => {
    const text = writeDecoded(certificateIn('pki/rsa/leaf.pem'), NOW);
    assert.match(text, /^Subject {18}CN=/m);
    assert.match(text, /^Extended key usage {7}TLS server\n {25}TLS client$/m);
    assert.match(text, /^Key usage {16}digitalSignature\n {25}keyEncipherment$/m);
    assert.ok(text.endsWith('\n'));
  });

  it('tells two keys apart as OpenSSL hashes them', () => {
    const { publicKey } = new X509Certificate(fixture('pki/rsa/leaf.pem'));
    const hash = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    const text = writeDecoded(certificateIn('pki/rsa/leaf.pem'), NOW);
    const [, told = ''] = /^Public key SHA-256 {7}(.*)$/m.exec(text) ?? [];
    assert.equal(told.replaceAll(':', '').toLowerCase(), hash);
  });

  it('tells all names of a certificate that has many, and of a hostile one how many more', () => {
    const certificate = certificateIn('pki/rsa/leaf.pem');
    const withNames = (count: number): Certificate => ({
      ...certificate,
      extensions: certificate.extensions.map((extension) =>
        extension.oid === '2.5.29.17'
          ? {
              ...extension,
              decoded: Array.from({ length: count }, (_, at) => ({ type: 'dns', value: `n${at}.example` })),
            }
          : extension,
      ),
    });
    assert.match(writeDecoded(withNames(400), NOW), /^ {25}n399\.example$/m);
    assert.match(writeDecoded(withNames(12_345), NOW), /^ {25}n999\.example\n {25}… and 11,345 more$/m);
  });
});
