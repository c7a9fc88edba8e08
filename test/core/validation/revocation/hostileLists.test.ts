import assert from 'node:assert/strict';
import { constructed, primitive, tags } from '../../../../src/core/der/tags.js';
import { writeElement } from '../../../../src/core/der/writeElement.js';
import { Budget } from '../../../../src/core/path/budget.js';
import { DEFAULT_OPTIONS } from '../../../../src/core/validation/options.js';
import { validate } from '../../../../src/core/validation/validate.js';
import type { Certificate } from '../../../../src/core/x509/certificate.js';
import { oids } from '../../../../src/core/x509/oids.js';
import type { RevocationList } from '../../../../src/core/x509/revocationList.js';
import { NOW } from '../../../support/inspectFixture.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  toKnown,
  writeExtension,
} from '../../../support/makeCertificate.js';
import { makeRevocationList, writeEntries, writeEntry } from '../../../support/makeRevocationList.js';
import { toMeans } from '../../../support/validationCase.js';

const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);
const root = makeKey();
const anchor = makeCertificate({
  subject: 'Root',
  issuer: 'Root',
  key: root,
  signer: root,
  extensions: [AUTHORITY],
});

/** A distributionPoint of so many addresses. */
const pointName = (host: string, count: number) =>
  writeElement(
    constructed(0),
    writeElement(
      constructed(0),
      ...Array.from({ length: count }, (_, at) =>
        writeElement(primitive(6), Buffer.from(`http://${host}/${at}`)),
      ),
    ),
  );

const points = (...some: readonly Uint8Array[]) =>
  writeExtension(oids.crlDistributionPoints, sequence(...some.map((point) => sequence(point))), false);

const issuedAt = (host: string, count: number) =>
  writeExtension(oids.issuingDistributionPoint, sequence(pointName(host, count)));

const makeLeaf = (extensions: readonly Uint8Array[] = [], issuer = 'Root') =>
  makeCertificate({ subject: 'leaf', issuer, key: root, signer: root, extensions });

function run(
  leaf: Certificate,
  lists: readonly RevocationList[],
  untrusted: readonly Certificate[] = [],
  budget = new Budget(),
) {
  const means = toMeans({ untrusted: untrusted.map(toKnown), anchors: [toKnown(anchor)], lists });
  const options = { ...DEFAULT_OPTIONS, at: NOW, requireRevocation: true };
  return validate(toKnown(leaf), { ...means, budget }, options);
}

/** Everything ends by counted steps, on however slow a machine. */
describe('hostile revocation lists', function () {
  it('of 100,000 entries tell who is revoked, and who is not', async () => {
    const own = makeLeaf();
    const entries = writeEntries(100_000);
    const good = makeRevocationList({ issuer: 'Root', signer: root, entries });
    assert.equal((await run(own, [good])).revocation, 'good');
    const bad = makeRevocationList({
      issuer: 'Root',
      signer: root,
      entries: Buffer.concat([entries, writeEntry(own.serial)]),
    });
    assert.equal((await run(own, [bad])).revocation, 'revoked');
  });

  it('of 100,000 entries for each of 45 CAs are more than is looked through', async () => {
    const chain = Array.from({ length: 45 }, (_, at) =>
      makeCertificate({
        subject: `CA ${at}`,
        issuer: at === 0 ? 'Root' : `CA ${at - 1}`,
        key: root,
        signer: root,
        extensions: [AUTHORITY],
      }),
    );
    const list = makeRevocationList({ issuer: 'Root', signer: root, entries: writeEntries(100_000) });
    // What the signature covers is the same for all of them: only whose list it is differs.
    const lists = [list, ...chain.map(({ subject }) => ({ ...list, issuer: subject }))];
    const { verdict, reasons } = await run(makeLeaf([], 'CA 44'), lists, chain);
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
  });

  it('with 20,000 places of their own are held against as many in the certificate', async () => {
    const own = makeLeaf([points(pointName('a.example', 20_000))]);
    const elsewhere = makeRevocationList({
      issuer: 'Root',
      signer: root,
      extensions: [issuedAt('b.example', 20_000)],
    });
    const { reasons } = await run(own, [elsewhere]);
    assert.equal(reasons[0]?.code, 'revocation-unknown');
    const here = makeRevocationList({
      issuer: 'Root',
      signer: root,
      extensions: [issuedAt('a.example', 20_001)],
    });
    assert.equal((await run(own, [elsewhere, here])).revocation, 'good');
  });

  it('by the thousand, for a certificate of thousands of points, are counted', async () => {
    const own = makeLeaf([points(...Array.from({ length: 5_000 }, () => pointName('a.example', 1)))]);
    const list = makeRevocationList({ issuer: 'Root', signer: root, extensions: [issuedAt('b.example', 1)] });
    const { verdict, reasons } = await run(
      own,
      Array.from({ length: 2_000 }, () => ({ ...list })),
    );
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
  });

  it('one for each CA of a chain of 1,000 prove every one good', async () => {
    const chain = Array.from({ length: 999 }, (_, at) =>
      makeCertificate({
        subject: `CA ${at}`,
        issuer: at === 0 ? 'Root' : `CA ${at - 1}`,
        key: root,
        signer: root,
        extensions: [AUTHORITY],
      }),
    );
    const lists = ['Root', ...chain.map((_, at) => `CA ${at}`)].map((issuer) =>
      makeRevocationList({ issuer, signer: root }),
    );
    const { verdict, revocation } = await run(makeLeaf([], 'CA 998'), lists, chain);
    assert.deepEqual([verdict, revocation], ['valid', 'good']);
  });

  it('are left where the question is called off meanwhile', async () => {
    const calledOff = new AbortController();
    const list = makeRevocationList({ issuer: 'Root', signer: root });
    let asked = 0;
    const lists = Array.from({ length: 100 }, () => ({
      ...list,
      get nextUpdate() {
        if (++asked === 10) calledOff.abort();
        return list.thisUpdate;
      },
    }));
    const { verdict, reasons } = await run(makeLeaf(), lists, [], new Budget(undefined, calledOff.signal));
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'cancelled');
    assert.ok(asked < 20, String(asked));
  });
});
