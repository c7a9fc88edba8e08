import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { toHex } from '../../../../src/core/base/hex.js';
import { readContents } from '../../../../src/core/contents/readContents.js';
import { Cursor } from '../../../../src/core/der/cursor.js';
import type { Certificate } from '../../../../src/core/x509/certificate.js';
import { decodeExtension } from '../../../../src/core/x509/extensions/extensionReaders.js';
import type { GeneralName } from '../../../../src/core/x509/extensions/generalName.js';
import { findExtension, readExtension } from '../../../../src/core/x509/extensions/readExtension.js';
import { writeAddress } from '../../../../src/core/x509/extensions/writeAddress.js';
import { oids } from '../../../../src/core/x509/oids.js';

/** Every extension that OpenSSL's configuration files can write; test/fixtures/x509/make.sh says which. */
function readAll(): Certificate {
  const [item] = readContents(readFileSync('test/fixtures/x509/all.pem', 'utf8')).items;
  assert.ok(item?.model.kind === 'certificate');
  assert.deepEqual(item.faults, []);
  return item.model;
}

const shown = (names: readonly GeneralName[] | undefined): unknown =>
  names?.map(({ type, value }) => `${type}:${value}`);

describe('extensions, as OpenSSL wrote them', () => {
  const all = readAll();

  it('reads constraints and usages', () => {
    assert.deepEqual(readExtension(all, 'basicConstraints'), { ca: true, pathLen: 3 });
    assert.deepEqual(readExtension(all, 'keyUsage'), ['keyCertSign', 'cRLSign', 'decipherOnly']);
    assert.deepEqual(readExtension(all, 'extendedKeyUsage'), [oids.serverAuth, '1.3.6.1.4.1.99999.3']);
    assert.equal(findExtension(all, oids.basicConstraints)?.critical, true);
    assert.equal(findExtension(all, oids.extendedKeyUsage)?.critical, false);
  });

  it('reads the identifiers of keys', () => {
    const own = readExtension(all, 'subjectKeyIdentifier');
    const authority = readExtension(all, 'authorityKeyIdentifier');
    assert.equal(own?.length, 20);
    assert.ok(authority);
    assert.deepEqual(authority.keyId, own);
    assert.equal(toHex(authority.serial ?? new Uint8Array()), '00f00d');
    assert.deepEqual(authority.issuer[0]?.name?.raw, all.issuer.raw);
  });

  it('reads names of every type', () => {
    assert.deepEqual(shown(readExtension(all, 'subjectAltName')), [
      'dns:a.example.com',
      'email:ca@example.com',
      'uri:https://example.com/',
      'ip:192.0.2.1',
      'ip:2001:db8::1:0:0:1',
      'rid:1.2.3.4',
      'directory:O=Directory',
      `other:1.3.6.1.5.5.7.8.9=0c10${Buffer.from('user@example.com').toString('hex')}`,
    ]);
    assert.deepEqual(shown(readExtension(all, 'issuerAltName')), ['uri:https://ca.example.com/']);
  });

  it('reads name constraints', () => {
    const constraints = readExtension(all, 'nameConstraints');
    const bases = (subtrees = constraints?.permitted) => shown(subtrees?.map(({ base }) => base));
    assert.deepEqual(bases(), ['dns:.example.com', 'ip:10.0.0.0/255.0.0.0']);
    assert.deepEqual(bases(constraints?.excluded), ['email:example.org', 'directory:O=Directory']);
    assert.deepEqual([constraints?.permitted[0]?.minimum, constraints?.permitted[0]?.maximum], [0, null]);
  });

  it('reads policies, their mappings and constraints', () => {
    const policies = readExtension(all, 'certificatePolicies');
    assert.deepEqual(
      policies?.map(({ policy, qualifiers }) => [policy, qualifiers.map(({ oid }) => oid)]),
      [
        ['1.3.6.1.4.1.99999.1', []],
        ['1.3.6.1.4.1.99999.4', [oids.certificationPracticeStatement, oids.userNotice]],
      ],
    );
    assert.deepEqual(readExtension(all, 'policyMappings'), [
      { issuerDomainPolicy: '1.3.6.1.4.1.99999.1', subjectDomainPolicy: '1.3.6.1.4.1.99999.2' },
    ]);
    assert.deepEqual(readExtension(all, 'policyConstraints'), {
      requireExplicitPolicy: 2,
      inhibitPolicyMapping: 0,
    });
    assert.equal(readExtension(all, 'inhibitAnyPolicy'), 4);
  });

  it('reads where revocation lists and the issuer are found', () => {
    const [point] = readExtension(all, 'crlDistributionPoints') ?? [];
    assert.deepEqual(shown(point?.fullName), ['uri:http://crl.example.com/ca.crl']);
    assert.deepEqual(point?.reasons, [1, 2]);
    assert.deepEqual(shown(point.crlIssuer), ['directory:O=Directory']);
    assert.deepEqual(
      readExtension(all, 'authorityInfoAccess')?.map(({ method, location }) => [method, location.value]),
      [
        [oids.ocsp, 'http://ocsp.example.com/'],
        [oids.caIssuers, 'http://ca.example.com/ca.cer'],
      ],
    );
    assert.equal(readExtension(all, 'subjectInfoAccess')?.[0]?.method, oids.caRepository);
  });

  it('keeps what it does not know as octets with their place', () => {
    const feature = findExtension(all, oids.tlsFeature);
    assert.ok(feature);
    assert.equal(feature.decoded, undefined);
    assert.equal(toHex(feature.value), '3003020105');
    assert.deepEqual(all.der.subarray(feature.valueSpan.start, feature.valueSpan.end), feature.value);
  });
});

describe('extensions that break their rules', () => {
  const broken: readonly (readonly [
    what: string,
    oid: string,
    hex: string,
    code: string,
    isWhole: boolean,
  ])[] = [
    ['an empty list of purposes', oids.extendedKeyUsage, '3000', 'sequence-empty', true],
    ['a purpose that is none', oids.extendedKeyUsage, '3003020101', 'der-tag-unexpected', false],
    ['octets after the value', oids.extendedKeyUsage, '300506035504030500', 'der-trailing', true],
    ['a usage that does not exist', oids.keyUsage, '0304060000c0', 'key-usage-unknown', true],
    ['no usage', oids.keyUsage, '030100', 'key-usage-empty', true],
    ['a negative path length', oids.basicConstraints, '30060101ff0201ff', 'integer-out-of-range', true],
    [
      'a path length beyond reason',
      oids.basicConstraints,
      '30070101ff02020100',
      'integer-out-of-range',
      true,
    ],
    ['an address of five octets', oids.subjectAltName, '3007870501020304 05', 'ip-address-length', true],
    [
      'an address without its mask',
      oids.nameConstraints,
      '300aa0083006870401020304',
      'ip-address-length',
      true,
    ],
    ['a name of no type', oids.subjectAltName, '30028900', 'general-name-type', false],
    ['a DNS name that is not ASCII', oids.subjectAltName, '30038201e4', 'string-characters', true],
    ['constraints of nothing', oids.nameConstraints, '3000', 'sequence-empty', true],
    ['policy constraints of nothing', oids.policyConstraints, '3000', 'sequence-empty', true],
    [
      'a policy twice',
      oids.certificatePolicies,
      '300e 3005060355040a 3005060355040a',
      'policy-duplicate',
      true,
    ],
    [
      'a point of reasons only',
      oids.crlDistributionPoints,
      '3006300481020560',
      'distribution-point-empty',
      true,
    ],
    [
      'an issuer without its serial',
      oids.authorityKeyIdentifier,
      '3006a10482024141',
      'issuer-and-serial-apart',
      true,
    ],
    ['a reason that does not exist', oids.reasonCode, '0a0107', 'reason-unknown', false],
  ];
  for (const [what, oid, hex, code, isWhole] of broken) {
    it(`names ${what}${isWhole ? '' : ' and gives no half value'}`, () => {
      const value = Cursor.over(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')));
      const decoded = decodeExtension(oid, value);
      assert.deepEqual(
        value.report.faults.map((fault) => fault.code),
        [code],
      );
      assert.equal(decoded !== undefined, isWhole);
    });
  }
});

describe('writeAddress', () => {
  it('writes IPv6 as RFC 5952 wants', () => {
    const write = (hex: string): string => writeAddress(Uint8Array.from(Buffer.from(hex, 'hex')));
    assert.equal(write('00000000000000000000000000000000'), '::');
    assert.equal(write('00000000000000000000000000000001'), '::1');
    assert.equal(write('20010db8000000010001000100010001'), '2001:db8:0:1:1:1:1:1');
    assert.equal(write('20010db8000000000001000000000001'), '2001:db8::1:0:0:1');
    assert.equal(write('0102'), '0102');
  });
});
