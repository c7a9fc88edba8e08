import assert from 'node:assert/strict';
import { tags } from '../../../../src/core/der/tags.js';
import { writeElement } from '../../../../src/core/der/writeElement.js';
import { changeStore } from '../../../../src/core/store/change/changeStore.js';
import { readStamp, type Stamp } from '../../../../src/core/store/change/stamp.js';
import { replacedBy, toChanges, toNewEntry } from '../../../../src/core/store/import/importChanges.js';
import type { PlannedEntry } from '../../../../src/core/store/import/importPlan.js';
import { entryPath } from '../../../../src/core/store/layout.js';
import { describeRelation } from '../../../../src/core/words/describeImport.js';
import { oids } from '../../../../src/core/x509/oids.js';
import type { RevocationList } from '../../../../src/core/x509/revocationList.js';
import { gather, planOf } from '../../../support/importFixture.js';
import { NOW } from '../../../support/inspectFixture.js';
import { AUTHORITY, makeCertificate, makeKey, writeExtension } from '../../../support/makeCertificate.js';
import { makeRevocationList } from '../../../support/makeRevocationList.js';
import { MemoryFileSystem } from '../../../support/memoryFileSystem.js';
import { addEntry, readEntries } from '../../../support/storeFixture.js';

const signer = makeKey();
const issuer = 'Partner CA';
const ca = makeCertificate({
  subject: issuer,
  issuer,
  key: signer,
  signer,
  extensions: [AUTHORITY],
});

const number = (value: number) =>
  writeExtension(oids.crlNumber, writeElement(tags.integer, Uint8Array.of(value)), false);

/** What tells one list from another. */
interface Wanted {
  readonly since?: string;
  readonly by?: typeof signer;
  readonly extensions?: readonly Uint8Array[];
}

const list = (value: number, { by = signer, extensions = [], since = '26' }: Wanted = {}) =>
  makeRevocationList({ issuer, signer: by, since, extensions: [number(value), ...extensions] });

describe('importing a newer revocation list', () => {
  let disk: MemoryFileSystem;

  beforeEach(async () => {
    disk = new MemoryFileSystem();
    await addEntry(disk, { kind: 'ca', title: 'CA', certificates: [ca.der], notes: { label: 'CA' } }, NOW);
    await put('Theirs', list(4));
  });

  const put = (title: string, { der: object }: RevocationList) =>
    addEntry(
      disk,
      { kind: 'crl', title, certificates: [], object, notes: { label: title, owner: 'Treasury' } },
      NOW,
    );

  async function planned(...lists: readonly RevocationList[]): Promise<readonly PlannedEntry[]> {
    const files = lists.map(({ der }, at) => ({ name: `list-${at}.crl`, content: der }));
    return (await planOf(gather(...files), await readEntries(disk))).entries;
  }

  const placesOf = (entries: readonly PlannedEntry[]) =>
    entries.map(({ supersedes }) => supersedes.map((one) => entryPath(one)));

  it('it takes the place of the older, its name, label and notes, as one change', async () => {
    const newer = list(5, { since: '27' });
    const [entry] = await planned(newer);
    assert.ok(entry);
    assert.equal(describeRelation(entry), 'newer: takes the place of crl/Theirs');
    const chosen = [{ entry, kind: 'crl' as const }];
    const stamps = new Map<string, Stamp>();
    for (const address of replacedBy(chosen)) {
      const path = entryPath(address);
      const stamp = await readStamp(disk, path);
      assert.ok(stamp);
      stamps.set(path, stamp);
    }
    const added = chosen.map((one) => toNewEntry(one, undefined));
    const addresses = await changeStore(disk, toChanges(added, stamps), NOW);
    assert.deepEqual(addresses, [{ kind: 'crl', name: 'Theirs' }]);
    const lists = (await readEntries(disk)).filter(({ kind }) => kind === 'crl');
    assert.deepEqual(
      lists.map(({ notes: { label, owner }, revocationList }) => [label, owner, revocationList?.der]),
      [['Theirs', 'Treasury', newer.der]],
    );
  });

  it('by its number where two are of one moment, and only where neither says otherwise', async () => {
    assert.deepEqual(placesOf(await planned(list(5))), [['crl/Theirs']]);
    for (const not of [list(3), list(3, { since: '27' }), list(5, { since: '25' })])
      assert.deepEqual(placesOf(await planned(not)), [[]]);
  });

  it('of several the newest does, and it takes the place of all that are older', async () => {
    await put('Older', list(2, { since: '25' }));
    const entries = await planned(list(5, { since: '27' }), list(6, { since: '28' }));
    assert.deepEqual(placesOf(entries), [[], ['crl/Theirs', 'crl/Older']]);
  });

  it('never one that its issuer has not signed, of another key or scope, or of changes alone', async () => {
    const later = { since: '27' };
    const scope = writeExtension(oids.issuingDistributionPoint, Uint8Array.of(0x30, 0));
    const key = writeExtension(oids.authorityKeyIdentifier, Uint8Array.of(0x30, 3, 0x80, 1, 7), false);
    const changes = writeExtension(oids.deltaCrlIndicator, Uint8Array.of(2, 1, 4));
    for (const not of [
      list(5, { ...later, by: makeKey() }),
      ...[scope, key, changes].map((extension) => list(5, { ...later, extensions: [extension] })),
    ])
      assert.deepEqual(placesOf(await planned(not)), [[]]);
    await disk.remove('ca/CA');
    const [unproven] = await planned(list(5, later));
    assert.ok(unproven);
    assert.deepEqual(unproven.supersedes, []);
    assert.equal(describeRelation(unproven), 'newer than crl/Theirs (same names)');
  });
});
