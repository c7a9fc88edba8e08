import assert from 'node:assert/strict';
import { constructed, primitive, tags } from '../../../../src/core/der/tags.js';
import { writeElement } from '../../../../src/core/der/writeElement.js';
import { Budget } from '../../../../src/core/path/budget.js';
import { checkConstraints, checkNames } from '../../../../src/core/validation/names/checkNames.js';
import { oids } from '../../../../src/core/x509/oids.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  toKnown,
  writeExtension,
} from '../../../support/makeCertificate.js';
import {
  writeAlternativeNames,
  writeGeneralName,
  writeNameConstraints,
} from '../../../support/writeNames.js';

const key = makeKey();
const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);

function authority(permitted: readonly string[], excluded: readonly string[]) {
  return toKnown(
    makeCertificate({
      subject: 'CA',
      issuer: 'Root',
      key,
      signer: key,
      extensions: [AUTHORITY, writeNameConstraints(permitted, excluded)],
    }),
  );
}

function leaf(...names: readonly string[]) {
  const extensions = [writeAlternativeNames(names)];
  return toKnown(makeCertificate({ subject: 'leaf', issuer: 'CA', key, signer: key, extensions }));
}

const check = (name: string, permitted: readonly string[], excluded: readonly string[] = []): string =>
  checkNames(leaf(name), authority(permitted, excluded), new Budget())[0]?.code ?? 'fine';

describe('name constraints', () => {
  for (const [name, base, expected] of [
    ['dns:example.com', 'dns:example.com', 'fine'],
    ['dns:www.example.com', 'dns:example.com', 'fine'],
    ['dns:WWW.EXAMPLE.COM', 'dns:example.com', 'fine'],
    ['dns:notexample.com', 'dns:example.com', 'name-not-permitted'],
    ['dns:example.com', 'dns:.example.com', 'name-not-permitted'],
    ['dns:www.example.com', 'dns:.example.com', 'fine'],
    ['dns:anything.example', 'dns:', 'fine'],
    ['dns:*.example.com', 'dns:example.com', 'fine'],
    ['dns:*.example.com', 'dns:www.example.com', 'name-not-permitted'],
    ['dns:.example.com', 'dns:example.com', 'name-not-permitted'],
    ['dns:a.example', 'ip:10.0.0.0/255.0.0.0', 'fine'],
    ['ip:10.1.2.3', 'ip:10.0.0.0/255.0.0.0', 'fine'],
    ['ip:11.1.2.3', 'ip:10.0.0.0/255.0.0.0', 'name-not-permitted'],
    ['ip:::1', 'ip:10.0.0.0/255.0.0.0', 'name-not-permitted'],
    ['ip:2001:db8::5', 'ip:2001:db8::/ffff:ffff::', 'fine'],
    ['email:a@example.com', 'email:a@example.com', 'fine'],
    ['email:A@example.com', 'email:a@example.com', 'name-not-permitted'],
    ['email:a@EXAMPLE.com', 'email:example.com', 'fine'],
    ['email:a@www.example.com', 'email:example.com', 'name-not-permitted'],
    ['email:a@www.example.com', 'email:.example.com', 'fine'],
    ['email:a@example.com', 'email:.example.com', 'name-not-permitted'],
    ['email:a@b@example.com', 'email:example.com', 'name-not-permitted'],
    ['email:"\\f\\o\\o"@example.com', 'email:foo@example.com', 'fine'],
    ['email:"a@b"@example.com', 'email:example.com', 'fine'],
    ['email:"a"b"@example.com', 'email:example.com', 'name-not-permitted'],
    ['email:""@example.com', 'email:example.com', 'name-not-permitted'],
    ['uri:https://www.example.com:8443/a?b#c', 'uri:.example.com', 'fine'],
    ['uri:https://user@www.example.com/', 'uri:www.example.com', 'fine'],
    ['uri:https://example.com/', 'uri:.example.com', 'name-not-permitted'],
    ['uri:https://10.0.0.1/', 'uri:.example.com', 'name-not-permitted'],
    ['uri:urn:example:a', 'uri:.example.com', 'name-not-permitted'],
    ['cn:leaf', 'cn:leaf', 'fine'],
    ['cn:leaf', 'cn:LEAF', 'fine'],
    ['cn:leaf', 'cn:other', 'name-not-permitted'],
    ['rid:1.2.3', 'rid:1.2.3', 'name-constraints-unprocessed'],
  ] as const)
    it(`say ${expected} of ${name} where ${base} is permitted`, () => {
      assert.equal(check(name, [base]), expected);
    });

  for (const [name, base, expected] of [
    ['dns:www.example.com', 'dns:example.com', 'name-excluded'],
    ['dns:www.example.org', 'dns:example.com', 'fine'],
    ['dns:*.example.com', 'dns:www.example.com', 'name-excluded'],
    ['dns:*.example.com', 'dns:a.www.example.com', 'fine'],
    ['ip:10.1.2.3', 'ip:10.0.0.0/255.0.0.0', 'name-excluded'],
    ['email:a@example.com', 'email:example.com', 'name-excluded'],
    ['uri:https://a.example.com/', 'uri:.example.com', 'name-excluded'],
    ['cn:leaf', 'cn:leaf', 'name-excluded'],
    ['rid:1.2.3', 'rid:1.2.4', 'name-constraints-unprocessed'],
  ] as const)
    it(`say ${expected} of ${name} where ${base} is excluded`, () => {
      assert.equal(check(name, [], [base]), expected);
    });

  it('exclude what is permitted as well', () => {
    assert.equal(check('dns:a.example', ['dns:example'], ['dns:a.example']), 'name-excluded');
  });

  it('tell the name, and what would do', () => {
    const [reason] = checkNames(
      leaf('dns:a.example.org'),
      authority(['dns:example.com', 'dns:b.example'], []),
      new Budget(),
    );
    assert.deepEqual(reason?.facts, {
      type: 'dns',
      name: 'a.example.org',
      wanted: 'example.com, b.example',
      more: 0,
    });
  });

  for (const base of [
    'dns:*.example.com',
    'dns:a..b',
    'email:a@b@example.com',
    'ip:10.0.0.1',
    'ip:10.0.0.0/255.0.255.0',
  ])
    it(`are refused as a whole where they have ${base}`, () => {
      assert.equal(checkConstraints(authority([base], []))[0]?.code, 'name-constraints-unprocessed');
    });

  it('are refused where they have a minimum or a maximum, or nothing', () => {
    const withPart = (part: Uint8Array) =>
      writeExtension(
        oids.nameConstraints,
        sequence(writeElement(constructed(0), sequence(writeGeneralName('dns:example.com'), part))),
      );
    for (const extension of [
      withPart(writeElement(primitive(0), Uint8Array.of(1))),
      withPart(writeElement(primitive(1), Uint8Array.of(0))),
      writeExtension(oids.nameConstraints, sequence()),
    ]) {
      const known = toKnown(
        makeCertificate({
          subject: 'CA',
          issuer: 'Root',
          key,
          signer: key,
          extensions: [AUTHORITY, extension],
        }),
      );
      assert.equal(checkConstraints(known)[0]?.code, 'name-constraints-unprocessed');
    }
  });
});
