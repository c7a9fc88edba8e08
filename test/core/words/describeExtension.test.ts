import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readContents } from '../../../src/core/contents/readContents.js';
import { describeExtension } from '../../../src/core/words/describeExtension.js';
import { extensionFacts } from '../../../src/core/words/extensionFacts.js';
import { nameOfOid, oids } from '../../../src/core/x509/oids.js';
import { conformance } from '../../support/inspectFixture.js';

function certificateIn(file: string) {
  const [item] = readContents(new Uint8Array(readFileSync(file))).items;
  assert.ok(item?.model.kind === 'certificate', file);
  return item.model;
}

/** An extension that no reader knows, with these octets. */
const extension = (oid: string, hex: string) => {
  const value = new Uint8Array(Buffer.from(hex, 'hex'));
  const place = { start: 0, end: value.length };
  return { oid, critical: false, value, valueSpan: place, span: place, decoded: undefined };
};

describe('words for extensions', () => {
  it('say what each of RFC 5280 says', () => {
    const facts = Object.fromEntries(extensionFacts(certificateIn('test/fixtures/x509/all.pem')));
    const {
      certificatePolicies,
      crlDistributionPoints,
      inhibitAnyPolicy,
      issuerAltName,
      policyConstraints,
      policyMappings,
      tlsFeature,
      ...rest
    } = facts;
    assert.equal(issuerAltName, 'https://ca.example.com/');
    assert.equal(
      rest['nameConstraints (critical)'],
      'permitted dns .example.com, ip 10.0.0.0/255.0.0.0; excluded email example.org, directory O=Directory',
    );
    assert.equal(certificatePolicies, '1.3.6.1.4.1.99999.1; 1.3.6.1.4.1.99999.4 https://example.com/cps');
    assert.equal(policyMappings, '1.3.6.1.4.1.99999.1 → 1.3.6.1.4.1.99999.2');
    assert.equal(
      policyConstraints,
      'a policy is required after 2 certificates; no mapping after 0 certificates',
    );
    assert.equal(inhibitAnyPolicy, 'anyPolicy counts for 4 further certificates');
    assert.equal(crlDistributionPoints, 'http://crl.example.com/ca.crl');
    assert.equal(
      rest['authorityInfoAccess'],
      'ocsp http://ocsp.example.com/, caIssuers http://ca.example.com/ca.cer',
    );
    assert.equal(rest['subjectInfoAccess'], 'caRepository http://ca.example.com/repository');
    assert.equal(tlsFeature, 'status_request (the server staples OCSP)');
  });

  for (const [file, name, said] of [
    ['zlint/ct3mo1SCTs.pem', 'signedCertificateTimestamps', 'logged 2019-04-06'],
    [
      'zlint/ecdsaP384InvalidKUs.pem',
      'certificateTransparencyPoison',
      'a precertificate, which is never valid in TLS',
    ],
    ['zlint/rootCAWithCertPolicy.pem', 'microsoftCaVersion', 'certificate 0, key 0'],
    ['zlint/issuerUID.pem', 'microsoftCertificateTemplateName', 'WebServer'],
    [
      'pyca/x509/custom/ms-certificate-template.pem',
      'microsoftCertificateTemplate',
      '1.2.3.4.5.6.7.8.9.0, version 1',
    ],
    ['mbedtls/data_files/server1.cert_type.crt', 'netscapeCertificateType', 'SSL server'],
    ['pyca/x509/custom/cdp_empty_hostname.pem', 'netscapeComment', 'OpenSSL Generated Server Certificate'],
    [
      'zlint/QcStmtEtsiEsealValidCert02.pem',
      'qcStatements',
      '0.4.0.1862.1.1, 0.4.0.1862.1.5, 0.4.0.1862.1.6',
    ],
    [
      'pyca/x509/custom/private_key_usage_period_both_dates.pem',
      'privateKeyUsagePeriod',
      '2024-01-01 to 2024-12-31',
    ],
  ] as const)
    it(`say what others’ ${name} says`, function () {
      const path = conformance(file);
      if (path === undefined) this.skip();
      const found = certificateIn(path).extensions.find(({ oid }) => nameOfOid(oid) === name);
      assert.ok(found);
      assert.equal(describeExtension(found), said);
    });

  it('show the octets of what nobody here knows, and of what is broken', () => {
    assert.equal(describeExtension(extension('1.2.3.4', '0500')), '05:00');
    assert.equal(
      describeExtension(extension('1.2.3.4', '00'.repeat(40))),
      `${'00:'.repeat(31)}00 and 8 bytes more`,
    );
    assert.equal(
      describeExtension(extension(oids.signedCertificateTimestamps, '040400020005')),
      '04:04:00:02:00:05',
    );
    const late = extension(
      oids.signedCertificateTimestamps,
      `042d002b0029${'00'.repeat(33)}${'ff'.repeat(8)}`,
    );
    assert.match(describeExtension(late), /^04:2d:/);
    assert.equal(describeExtension(extension(oids.tlsFeature, '0201')), '02:01');
    assert.equal(describeExtension(extension(oids.microsoftCaVersion, '02020100')), 'certificate 256, key 0');
  });

  it('show hostile text as itself', () => {
    const comment = extension(
      oids.netscapeComment,
      `1604${Buffer.from('\u001b[2J', 'latin1').toString('hex')}`,
    );
    assert.equal(describeExtension(comment), '\\u{001B}[2J');
  });

  it('end where there are more extensions than anybody reads', () => {
    const extensions = Array.from({ length: 30 }, (_, index) => extension(`1.2.3.${index}`, '0500'));
    const facts = extensionFacts({ extensions });
    assert.equal(facts.length, 25);
    assert.deepEqual(facts.at(-1), ['Further extensions', '6']);
  });
});
