import assert from 'node:assert/strict';
import { primitive, tags } from '../../../../src/core/der/tags.js';
import { writeElement, writeOid } from '../../../../src/core/der/writeElement.js';
import { DEFAULT_OPTIONS } from '../../../../src/core/validation/options.js';
import { validate } from '../../../../src/core/validation/validate.js';
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
import { makeRevocationList, writeEntry } from '../../../support/makeRevocationList.js';
import { toMeans } from '../../../support/validationCase.js';

const [own, other, signing] = [makeKey(), makeKey(), makeKey()];
const issue = (subject: string, key: typeof own, signer: typeof own, extensions: readonly Uint8Array[]) =>
  makeCertificate({ subject, issuer: 'Root', key, signer, extensions });
const anchor = issue('Root', own, own, [AUTHORITY]);
/** Trusted as well, and of the same name. */
const namesake = issue('Root', other, other, [AUTHORITY]);
const leaf = issue('leaf', makeKey(), own, []);
const SIGNS_LISTS = writeExtension(oids.keyUsage, writeElement(tags.bitString, Uint8Array.of(1, 0x02)));
const delegate = (by: typeof own) => issue('Root', signing, by, [SIGNS_LISTS]);

const list = (wanted: Partial<Parameters<typeof makeRevocationList>[0]>) =>
  makeRevocationList({ issuer: 'Root', signer: own, ...wanted });
const entries = writeEntry(leaf.serial);

async function statusOf(lists: readonly RevocationList[], untrusted: readonly (typeof leaf)[] = []) {
  const anchors = [toKnown(anchor), toKnown(namesake)];
  const means = toMeans({
    untrusted: untrusted.map((one) => toKnown(one)),
    anchors,
    trustedLeaves: anchors,
    lists,
  });
  const { revocation, notes } = await validate(toKnown(leaf), means, { ...DEFAULT_OPTIONS, at: NOW });
  return [revocation, ...notes.map(({ facts }) => facts?.['why'])].join(' ');
}

describe('whose revocation list counts', () => {
  it('the anchor’s own does, and that of one whom it lets sign lists', async () => {
    assert.equal(await statusOf([list({})]), 'good');
    assert.equal(await statusOf([list({ entries })]), 'revoked');
    assert.equal(await statusOf([list({ signer: signing })], [delegate(own)]), 'good');
  });

  it('that of another anchor of the same name does not, RFC 5280 section 6.3.3 (f)', async () => {
    assert.equal(await statusOf([list({ signer: other })]), 'not-checked list-unverified');
    assert.equal(await statusOf([list({ signer: other, entries })]), 'not-checked list-unverified');
    assert.equal(
      await statusOf([list({ signer: signing })], [delegate(other)]),
      'not-checked list-unverified',
    );
  });

  it('of two that are current the newer one does, in whatever order they come', async () => {
    const lists = [list({ since: '25' }), list({ since: '26', entries })];
    assert.equal(await statusOf(lists), 'revoked');
    assert.equal(await statusOf(lists.toReversed()), 'revoked');
    const lifted = [list({ since: '25', entries }), list({ since: '26' })];
    assert.equal(await statusOf(lifted), 'good');
    assert.equal(await statusOf(lifted.toReversed()), 'good');
  });

  it('of two of the same day the one of the higher number does', async () => {
    const numbered = (number: number, revoked = {}) =>
      list({
        ...revoked,
        extensions: [
          writeExtension(oids.crlNumber, writeElement(tags.integer, Uint8Array.of(number)), false),
        ],
      });
    const lists = [numbered(1), numbered(2, { entries })];
    assert.equal(await statusOf(lists), 'revoked');
    assert.equal(await statusOf(lists.toReversed()), 'revoked');
  });

  for (const [what, wanted] of [
    [
      'names another algorithm inside than beside its signature, section 5.1.1.2',
      { inside: oids.ecdsaWithSHA384 },
    ],
    ['is of a version that nobody knows, section 5.1.2.1', { version: 4 }],
    [
      'has an extension twice, section 5.2',
      { extensions: [0, 1].map(() => writeExtension(oids.crlNumber, Uint8Array.of(2, 1, 1), false)) },
    ],
    [
      'has something behind its extension, X.690',
      {
        extensions: [
          writeExtension(
            oids.authorityKeyIdentifier,
            Uint8Array.of(...writeElement(tags.sequence, writeElement(primitive(0), writeOid('1.2'))), 5, 0),
            false,
          ),
        ],
      },
    ],
  ] as const)
    it(`none does that ${what}`, async () => {
      assert.equal(await statusOf([list({ entries, ...wanted })]), 'not-checked list-malformed');
    });
});
