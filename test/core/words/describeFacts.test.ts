import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readContents } from '../../../src/core/contents/readContents.js';
import { describeFacts } from '../../../src/core/words/describeFacts.js';
import { fixture, NOW } from '../../support/inspectFixture.js';

function factsOf(name: string): Map<string, string> {
  const [item] = readContents(fixture(name)).items;
  assert.ok(item);
  return new Map(describeFacts(item.model, NOW));
}

describe('describeFacts', () => {
  it('tells a certificate’s facts in the order people ask for them', () => {
    const facts = factsOf('pki/rsa/leaf.pem');
    assert.deepEqual(
      [...facts.keys()],
      [
        'Subject',
        'Issuer',
        'Kind',
        'Valid from',
        'Valid until',
        'Serial number',
        'Key',
        'Signature',
        'Alternative names',
        'Key usage',
        'Extended key usage',
        'Subject key id',
        'Authority key id',
        'SHA-256 fingerprint',
      ],
    );
    assert.equal(facts.get('Subject'), 'CN=CDNODE1,O=Musterbank AG,C=DE');
    assert.equal(facts.get('Kind'), 'node certificate');
    assert.equal(facts.get('Valid from'), '2025-01-01 00:00:00 UTC');
    assert.equal(facts.get('Valid until'), '2036-01-01 00:00:00 UTC (expires in 9 years)');
    assert.equal(facts.get('Key'), 'RSA 2048');
    assert.equal(facts.get('Signature'), 'RSA with SHA-256');
    assert.equal(facts.get('Alternative names'), 'cdnode1.example.com, IP 192.0.2.10');
    assert.equal(facts.get('Key usage'), 'digitalSignature, keyEncipherment');
    assert.equal(facts.get('Extended key usage'), 'TLS server, TLS client');
  });

  it('agrees with OpenSSL on serial number, fingerprint and key identifiers', () => {
    for (const name of ['pki/rsa/leaf.pem', 'pki/ec/root.pem', 'keytool/node.pem', 'self-signed/node.pem']) {
      const facts = factsOf(name);
      const theirs = new X509Certificate(fixture(name));
      assert.equal(facts.get('SHA-256 fingerprint'), theirs.fingerprint256);
      assert.equal(facts.get('Serial number'), theirs.serialNumber.toLowerCase().replace(/^0+/, ''));
    }
  });

  it('says how many CA certificates may stand below a CA', () => {
    assert.equal(
      factsOf('pki/rsa/intermediate.pem').get('Kind'),
      'intermediate CA certificate, no CA certificate below it',
    );
  });

  it('tells of requests, revocation lists and keys', () => {
    assert.deepEqual(
      [...factsOf('pki/ec/leaf.csr')],
      [
        ['Subject', 'CN=CDNODE1,O=Musterbank AG,C=DE'],
        ['Key', 'EC P-256'],
        ['Signature', 'ECDSA with SHA-256'],
      ],
    );
    const list = factsOf('pki/rsa/intermediate.crl.pem');
    assert.equal(list.get('Next update'), '2027-02-01 00:00:00 UTC');
    assert.equal(list.get('Revoked'), '1: 1 superseded');
    assert.deepEqual([...factsOf('pki/rsa/public.pem')], [['Key', 'RSA 2048']]);
  });

  it('has nothing to tell of what cannot be read', () => {
    assert.deepEqual([...factsOf('broken/not-der.pem')], []);
  });

  it('is inert, bounded text for every hostile certificate', () => {
    for (const name of ['bidi', 'html', 'long', 'markdown', 'newline', 'yaml-shell'])
      for (const [label, value] of factsOf(`hostile/${name}.pem`)) {
        assert.doesNotMatch(value, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, `${name} ${label}`);
        assert.ok(value.length < 4_000, `${name} ${label}`);
      }
  });
});
