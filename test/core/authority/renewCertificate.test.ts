import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseAlternativeNames } from '../../../src/core/authority/alternativeName.js';
import { issueCertificate } from '../../../src/core/authority/issueCertificate.js';
import type { Issuer } from '../../../src/core/authority/issuer.js';
import { makeKey } from '../../../src/core/authority/keyKind.js';
import { renewCertificate } from '../../../src/core/authority/renewCertificate.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { readExtension } from '../../../src/core/x509/extensions/readExtension.js';
import { oids } from '../../../src/core/x509/oids.js';
import { makeAuthority } from '../../support/authority.js';

const day = (month: number) => Date.UTC(2027, month, 1);

/** The extensions but those that speak of the keys, as they are encoded. */
const keptOf = ({ extensions }: Certificate) =>
  extensions
    .filter(({ oid }) => oid !== oids.subjectKeyIdentifier && oid !== oids.authorityKeyIdentifier)
    .map(({ critical, oid, value }) => [oid, critical, Buffer.from(value).toString('hex')]);

describe('renewCertificate', () => {
  let issuer: Issuer;
  let own: Certificate;
  before(async () => {
    issuer = await makeAuthority('CA');
    const names = parseAlternativeNames('node1.example.com 10.1.2.3');
    assert.ok('names' in names);
    const { certificate } = await issueCertificate(
      {
        kind: 'node',
        subject: [{ keyword: 'CN', value: 'Knoten 1' }],
        names: names.names,
        key: 'P-256',
        notBefore: Date.UTC(2026, 10, 23),
        notAfter: day(0),
        passphrase: 'x',
      },
      issuer,
    );
    own = certificate;
  });
  const lifetime = { notBefore: Date.UTC(2026, 11, 1), notAfter: day(6) };

  it('keeps the key, the subject and the extensions, octet by octet; the serial number is new', async () => {
    const renewed = await renewCertificate(own, own.publicKey, lifetime, issuer);
    assert.deepEqual(renewed.publicKey.raw, own.publicKey.raw);
    assert.deepEqual(renewed.subject.raw, own.subject.raw);
    assert.deepEqual(keptOf(renewed), keptOf(own));
    assert.notDeepEqual(renewed.serial, own.serial);
    assert.equal(renewed.notAfter.epoch, day(6));
  });

  it('takes another key, and what key usage its type wants', async () => {
    const { publicKey } = await makeKey('RSA-2048');
    const renewed = await renewCertificate(own, publicKey, lifetime, issuer);
    assert.deepEqual(renewed.publicKey.raw, publicKey.raw);
    assert.deepEqual(readExtension(renewed, 'keyUsage'), ['digitalSignature', 'keyEncipherment']);
    const withoutUsage = (certificate: Certificate) =>
      keptOf(certificate).filter(([oid]) => oid !== oids.keyUsage);
    assert.deepEqual(withoutUsage(renewed), withoutUsage(own));
    assert.notDeepEqual(
      readExtension(renewed, 'subjectKeyIdentifier'),
      readExtension(own, 'subjectKeyIdentifier'),
    );
  });

  it('keeps what OpenSSL wrote as it is', async () => {
    const [model] = readContents(readFileSync('test/fixtures/pki/rsa/leaf.pem')).items.map(
      (item) => item.model,
    );
    assert.ok(model?.kind === 'certificate');
    const renewed = await renewCertificate(model, model.publicKey, lifetime, issuer);
    assert.deepEqual(renewed.subject.raw, model.subject.raw);
    assert.deepEqual(keptOf(renewed), keptOf(model));
  });

  it('refuses what outlives the issuer, and a certificate that is not sound', async () => {
    const long = { ...lifetime, notAfter: Date.UTC(2040, 0) };
    await assert.rejects(renewCertificate(own, own.publicKey, long, issuer), /nothing outlives its issuer/);
    const broken = { ...own, faults: [{ code: 'der-trailing', span: own.span }] };
    await assert.rejects(
      renewCertificate(broken, own.publicKey, lifetime, issuer),
      /\(der-trailing\): issue a new one/,
    );
  });
});
