import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { constructed, primitive, tags } from '../../../src/core/der/tags.js';
import { writeElement, writeOid } from '../../../src/core/der/writeElement.js';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { validate } from '../../../src/core/validation/validate.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { readExtension } from '../../../src/core/x509/extensions/readExtension.js';
import { oids } from '../../../src/core/x509/oids.js';
import { NOW } from '../../support/inspectFixture.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  toKnown,
  writeExtension,
} from '../../support/makeCertificate.js';
import { toMeans } from '../../support/validationCase.js';

/** Of any number of parts: more than a call takes arguments. */
const sequence = (...parts: readonly (readonly Uint8Array[] | Uint8Array)[]) =>
  writeElement(tags.sequence, Buffer.concat(parts.flat<readonly (readonly Uint8Array[] | Uint8Array)[]>()));
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const key = makeKey();
const make = (subject: string, issuer: string, ...extensions: readonly Uint8Array[]) =>
  makeCertificate({ subject, issuer, key, signer: key, extensions });
const anchor = make('Root', 'Root', AUTHORITY);

function run(leaf: Certificate, untrusted: readonly Certificate[], changed = {}) {
  const means = toMeans({ untrusted: untrusted.map(toKnown), anchors: [toKnown(anchor)] });
  return validate(toKnown(leaf), means, { ...DEFAULT_OPTIONS, at: NOW, ...changed });
}

const named = (tag: number) => (name: string) => writeElement(primitive(tag), Buffer.from(name));
const mail = named(1);
const dns = named(2);
const uri = named(6);

/** A directory name of so many relative names, the last of its own. */
const directory = (count: number, last: string) =>
  writeElement(
    constructed(4),
    sequence(
      times(count, (at) =>
        writeElement(
          tags.set,
          sequence(
            writeOid(oids.commonName),
            writeElement(tags.utf8String, Buffer.from(at === 0 ? last : 'x')),
          ),
        ),
      ).toReversed(),
    ),
  );

const excluding = (bases: readonly Uint8Array[]) =>
  writeExtension(
    oids.nameConstraints,
    sequence(writeElement(constructed(1), Buffer.concat(bases.map((base) => sequence(base))))),
  );
const alternatives = (names: readonly Uint8Array[]) =>
  writeExtension(oids.subjectAltName, sequence(names), false);

/** Everything ends by counted steps, on however slow a machine. */
describe('hostile contents', function () {
  const long = 'a'.repeat(1_000_000);

  for (const [what, bases, names, expected] of [
    ['a mail address', times(100_000, (at) => mail(`n${at}.example`)), [mail(`${long}@a.example`)], 'valid'],
    [
      'a mail address in the constraints',
      [mail(`${long}@a.example`)],
      times(100_000, (at) => mail(`n${at}@a.example`)),
      'valid',
    ],
    [
      'a URI',
      times(100_000, (at) => uri(`n${at}.example`)),
      [uri(`http://${long}@a.example/${long}`)],
      'valid',
    ],
    ['a DNS name, which is none,', times(100_000, (at) => dns(`n${at}.example`)), [dns(long)], 'invalid'],
  ] as const)
    it(`${what} of a million characters is read once for 100,000 others`, async () => {
      const authority = make('CA', 'Root', AUTHORITY, excluding(bases));
      const { verdict } = await run(make('leaf', 'CA', alternatives(names)), [authority]);
      assert.equal(verdict, expected);
    });

  it('names of one type are not compared with constraints of another, but count as if they were', async () => {
    const authority = make(
      'CA',
      'Root',
      AUTHORITY,
      excluding(times(100_000, (at) => mail(`n${at}.example`))),
    );
    const few = make('leaf', 'CA', alternatives(times(5, (at) => dns(`n${at}.example`))));
    assert.equal((await run(few, [authority])).verdict, 'valid');
    const many = make('leaf', 'CA', alternatives(times(100_000, (at) => dns(`n${at}.example`))));
    assert.equal((await run(many, [authority])).verdict, 'unchecked');
  });

  it('directory names of hundreds of relative names are put in their normal form once', async () => {
    const some = (last: string) => times(150, (at) => directory(150, `${last}${at}`));
    const authority = make('CA', 'Root', AUTHORITY, excluding(some('a')));
    assert.equal((await run(make('leaf', 'CA', alternatives(some('b'))), [authority])).verdict, 'valid');
    const both = alternatives([...some('b'), directory(150, 'a7')]);
    const { reasons } = await run(make('leaf', 'CA', both), [authority]);
    assert.equal(reasons[0]?.code, 'name-excluded');
  });

  it('5,000 names of the issuer’s issuer are asked at once, for each of 10,000 candidates', async () => {
    const identifier = writeExtension(
      oids.authorityKeyIdentifier,
      sequence(
        writeElement(constructed(1), Buffer.concat(times(5_000, (at) => directory(1, `n${at}`)))),
        writeElement(primitive(2), Uint8Array.of(5)),
      ),
      false,
    );
    const other = make('Many', 'Root', AUTHORITY);
    const many = times(10_000, (at) => ({
      ...other,
      serial: Uint8Array.of(5),
      der: Uint8Array.of(...other.der, at >> 8, at & 0xff),
    }));
    assert.equal((await run(make('leaf', 'Many', identifier), many)).verdict, 'valid');
  });

  it('a certificate of 100,000 extensions is looked through once', async () => {
    const extensions = times(100_000, (at) => writeExtension(`1.2.${at}`, new Uint8Array(), false));
    const many = makeCertificate({
      subject: 'CA',
      issuer: 'Root',
      key,
      signer: key,
      extensions: [sequence(extensions).subarray(5), AUTHORITY],
    });
    assert.equal(many.extensions.length, 100_001);
    for (let time = 0; time < 100_000; time++)
      assert.equal(readExtension(many, 'basicConstraints')?.ca, true);
    assert.equal((await run(make('leaf', 'CA'), [many])).verdict, 'valid');
  });

  it('20,000 policies mapped onto each other go down a chain', async () => {
    const policy = (at: number) => writeOid(`1.2.3.${at}`);
    const policies = writeExtension(
      oids.certificatePolicies,
      sequence(times(20_000, (at) => sequence(policy(at)))),
      false,
    );
    const mappings = writeExtension(
      oids.policyMappings,
      sequence(times(20_000, (at) => sequence(policy(at), policy(19_999 - at)))),
    );
    const chain = times(3, (at) =>
      make(`CA ${at}`, at === 0 ? 'Root' : `CA ${at - 1}`, AUTHORITY, policies, mappings),
    );
    const { verdict, policies: valid } = await run(make('leaf', 'CA 2', policies), chain);
    assert.equal(verdict, 'valid');
    assert.equal(valid.length, 20_000);
  });

  it('700 paths of 1,000 certificates, every one against the policies, spend the budget', async () => {
    const chain = times(995, (at) => make(`CA ${at}`, at === 0 ? 'Top' : `CA ${at - 1}`, AUTHORITY));
    const tops = times(700, () => make('Top', 'Root', AUTHORITY));
    const { verdict, reasons } = await run(make('leaf', 'CA 994'), [...chain, ...tops], {
      requireExplicitPolicy: true,
    });
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
    assert.ok(reasons.some(({ code }) => code === 'policy-missing'));
  });

  it('signatures on slow curves count for several', async () => {
    const slow = () => generateKeyPairSync('ec', { namedCurve: 'brainpoolP512r1' });
    const [signer, ...others] = times(121, slow);
    assert.ok(signer);
    const candidates = others.map((other) =>
      makeCertificate({ subject: 'CA', issuer: 'Root', key: other, signer: key, extensions: [AUTHORITY] }),
    );
    const leaf = makeCertificate({ subject: 'leaf', issuer: 'CA', key, signer });
    const { verdict, reasons } = await run(leaf, candidates);
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
  });
});
