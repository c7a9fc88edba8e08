import assert from 'node:assert/strict';
import {
  certificateLabel,
  describeCertificate,
  describeRole,
} from '../../../src/core/words/describeCertificate.js';
import { describeName } from '../../../src/core/words/describeName.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { certificatesOf, NOW } from '../../support/inspectFixture.js';

const one = (name: string): Certificate => {
  const [known] = certificatesOf(name);
  assert.ok(known, name);
  return known.certificate;
};

describe('describeCertificate', () => {
  it('says who it is, what it is, and how long it lives', () => {
    assert.equal(
      describeCertificate(one('pki/rsa/leaf.pem'), NOW),
      'CDNODE1 — node certificate, expires in 9 years',
    );
  });

  it('tells roots, intermediates, nodes and self-signed certificates apart', () => {
    assert.equal(describeRole(one('pki/rsa/root.pem')), 'root CA certificate');
    assert.equal(describeRole(one('pki/rsa/intermediate.pem')), 'intermediate CA certificate');
    assert.equal(describeRole(one('keytool/node.pem')), 'node certificate');
    assert.equal(describeRole(one('weak/rsa-1024.pem')), 'self-signed certificate');
  });

  it('takes what tells most where there is no common name', () => {
    const withoutName = certificatesOf('big/ca-certificates.crt').find(
      ({ certificate }) => !certificate.subject.rdns.flat().some(({ oid }) => oid === '2.5.4.3'),
    );
    assert.ok(withoutName);
    assert.equal(certificateLabel(withoutName.certificate), 'AC RAIZ FNMT-RCM');
  });

  it('takes the serial number where there is no subject', () => {
    const leaf = one('pki/rsa/leaf.pem');
    const nameless = { ...leaf, subject: { ...leaf.subject, rdns: [] } };
    assert.match(certificateLabel(nameless), /^serial [0-9a-f]+$/);
    assert.equal(describeName(nameless.subject), '(no name)');
  });

  it('is one line of inert, bounded text for every hostile subject', () => {
    for (const name of ['bidi', 'html', 'long', 'markdown', 'newline', 'yaml-shell']) {
      const certificate = one(`hostile/${name}.pem`);
      for (const words of [describeCertificate(certificate, NOW), describeName(certificate.subject)]) {
        assert.doesNotMatch(words, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, name);
        assert.ok(words.length < 400, name);
      }
    }
    assert.match(describeName(one('hostile/newline.pem').subject), /\\n/);
    assert.match(describeName(one('hostile/bidi.pem').subject), /\\u\{202[A-E]\}/);
    assert.match(describeName(one('hostile/long.pem').subject), /… and [\d,]+ more$/);
  });
});
