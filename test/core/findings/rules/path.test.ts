import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { constructed, primitive, tags } from '../../../../src/core/der/tags.js';
import { writeElement, writeSmallInteger } from '../../../../src/core/der/writeElement.js';
import { writePem } from '../../../../src/core/pem/writePem.js';
import { oids } from '../../../../src/core/x509/oids.js';
import { conformance, findingsOf, textOf } from '../../../support/inspectFixture.js';
import type { PkitsCase } from '../../../support/pkits.js';
import { readLists } from '../../../support/validationCase.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  toKnown,
  writeExtension,
} from '../../../support/makeCertificate.js';

const [rootKey, firstKey, secondKey, leafKey] = [makeKey(), makeKey(), makeKey(), makeKey()];
const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);
const dns = (name: string) => writeElement(primitive(2), new TextEncoder().encode(name));
const make = (
  subject: string,
  issuer: string,
  key: typeof rootKey,
  signer: typeof rootKey,
  ...extensions: readonly Uint8Array[]
) => makeCertificate({ subject, issuer, key, signer, extensions });
const root = make('Root', 'Root', rootKey, rootKey, AUTHORITY);
const text = (...certificates: readonly ReturnType<typeof make>[]) =>
  certificates.map(({ der }) => writePem('CERTIFICATE', der)).join('');

describe('rules about the path', () => {
  it('path-too-long stands on the certificate that is one too many', async () => {
    const limit = writeExtension(
      oids.basicConstraints,
      sequence(writeElement(tags.boolean, Uint8Array.of(0xff)), writeSmallInteger(0)),
    );
    const first = make('First', 'Root', firstKey, rootKey, limit);
    const second = make('Second', 'First', secondKey, firstKey, AUTHORITY);
    const leaf = make('leaf', 'Second', leafKey, secondKey);
    const file = text(leaf, second, first, root);
    const [finding, ...more] = await findingsOf('path-too-long', file);
    assert.deepEqual(more, []);
    assert.equal(finding?.message, '“First” allows 0 CA certificates below it, and the path has 1.');
    assert.equal(finding.severity, 'error');
    assert.equal(textOf(file, finding), '-----BEGIN CERTIFICATE-----');
    assert.equal(finding.span.start, text(leaf).length);
    assert.deepEqual(
      finding.related?.map(({ span }) => span.start),
      [text(leaf, second).length],
    );
    assert.deepEqual(
      await findingsOf('path-too-long', text(make('leaf', 'First', leafKey, firstKey), first, root)),
      [],
    );
  });

  it('name-outside-constraints tells the name and what would do, and where the CA is', async () => {
    const permitted = sequence(writeElement(constructed(0), sequence(dns('example.com'))));
    const first = make(
      'First',
      'Root',
      firstKey,
      rootKey,
      AUTHORITY,
      writeExtension(oids.nameConstraints, permitted),
    );
    const leaf = (name: string) =>
      make(
        'leaf',
        'First',
        leafKey,
        firstKey,
        writeExtension(oids.subjectAltName, sequence(dns(name)), false),
      );
    const pool = [toKnown(first, 7), toKnown(root)];
    const file = text(leaf('a.example.org'));
    const [finding, ...more] = await findingsOf('name-outside-constraints', file, { pool });
    assert.deepEqual(more, []);
    assert.equal(
      finding?.message,
      '“leaf” has the DNS name a.example.org, which is not among the names that “First” permits (example.com).',
    );
    assert.equal(finding.span.start, 0);
    assert.deepEqual(finding.related, [
      { file: 'pool', span: { start: 7, end: 7 }, message: 'the certificate that says so' },
    ]);
    assert.deepEqual(await findingsOf('name-outside-constraints', text(leaf('a.example.com')), { pool }), []);
  });

  it('critical-extension stands where the extension is', async () => {
    const poison = writeExtension(oids.certificateTransparencyPoison, Uint8Array.of(0x05, 0x00));
    const leaf = make('leaf', 'Root', leafKey, rootKey, poison);
    const [finding, ...more] = await findingsOf('critical-extension', text(leaf, root));
    assert.deepEqual(more, []);
    assert.match(
      finding?.message ?? '',
      /^“leaf” has the critical extension certificateTransparencyPoison \(/,
    );
  });

  it('say nothing where there is no root, which issuer-missing does', async () => {
    const poison = writeExtension(oids.certificateTransparencyPoison, Uint8Array.of(0x05, 0x00));
    const leaf = make('leaf', 'Nobody', leafKey, firstKey, poison);
    assert.deepEqual(await findingsOf('critical-extension', text(leaf)), []);
    assert.equal((await findingsOf('issuer-missing', text(leaf))).length, 1);
  });

  it('policy-missing tells that a CA demands a policy that nobody below has', async () => {
    // requireExplicitPolicy [0] 0, RFC 5280 section 4.2.1.11
    const demand = writeExtension(
      oids.policyConstraints,
      sequence(writeElement(primitive(0), Uint8Array.of(0))),
    );
    const first = make('First', 'Root', firstKey, rootKey, AUTHORITY, demand);
    const leaf = make('leaf', 'First', leafKey, firstKey);
    const [finding, ...more] = await findingsOf('policy-missing', text(leaf, first, root));
    assert.deepEqual(more, []);
    assert.match(finding?.message ?? '', /must stand under a certificate policy/);
    const free = make('First', 'Root', firstKey, rootKey, AUTHORITY);
    assert.deepEqual(await findingsOf('policy-missing', text(leaf, free, root)), []);
  });

  it('revoked stands on the certificate that its CA has taken back, by a list in the file or beside it', async function () {
    const pkits = conformance('pkits.json');
    if (pkits === undefined) return this.skip();
    const cases = JSON.parse(readFileSync(pkits, 'utf8')) as readonly PkitsCase[];
    const one = cases.find(({ test_number }) => test_number === '4.4.3');
    assert.ok(one);
    const chain = [one.leaf_pem, ...one.intermediates_pem, ...one.trust_anchors_pem].map(
      (pem) => `${pem.trimEnd()}\n`,
    );
    const now = Date.parse(one.time);
    const file = chain.join('');
    assert.deepEqual(await findingsOf('revoked', file, { now }), []);
    const lists = () => Promise.resolve(readLists(one.crls_pem));
    for (const found of [
      await findingsOf('revoked', file, { now, lists }),
      await findingsOf('revoked', file + one.crls_pem.join('\n'), { now }),
    ]) {
      assert.equal(found.length, 1);
      assert.equal(found[0]?.span.start, 0);
      assert.match(found[0].message, /was revoked on \d{4}-\d{2}-\d{2}/);
    }
  });
});
