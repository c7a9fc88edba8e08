import assert from 'node:assert/strict';
import { fingerprint } from '../../../src/core/path/fingerprint.js';
import { findByFingerprint } from '../../../src/core/store/findByFingerprint.js';
import { isStoreFile } from '../../../src/core/store/layout.js';
import { openStore } from '../../../src/core/store/openStore.js';
import { describeStoreFault } from '../../../src/core/words/describeEntryFault.js';
import { certificatesOf, fixture } from '../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../support/memoryFileSystem.js';
import { putEntry, readEntries } from '../../support/storeFixture.js';

describe('openStore', () => {
  it('takes an absent store for an empty one', async () => {
    assert.deepEqual(await openStore(new MemoryFileSystem()), {
      entries: [],
      fault: undefined,
      isUnfinished: false,
    });
  });

  it('lists folders by kind and name, reads no entry, and passes over what is none', async () => {
    const disk = new MemoryFileSystem();
    for (const path of [
      'key/b/x',
      'key/a/x',
      'ca/c/x',
      'authority/d/x',
      'key/.staging-1-ab/x',
      'other/e/x',
      'key/file',
    ])
      disk.put(path, '');
    const { entries } = await openStore(disk);
    assert.deepEqual(
      entries.map(({ kind, name }) => `${kind}/${name}`),
      ['authority/d', 'key/a', 'key/b', 'ca/c'],
    );
    assert.deepEqual(
      disk.operations.filter((one) => one.startsWith('read')),
      ['read certificate-store.yaml'],
    );
  });

  it('tells of a format that it does not know, and lists all the same', async () => {
    for (const [marker, place] of [
      ['format: 2\n', '2'],
      ['format: [1]\n', '[1]'],
      ['nothing\n', 'nothing\n'],
    ] as const) {
      const disk = new MemoryFileSystem();
      disk.put('certificate-store.yaml', marker);
      disk.put('ca/a/certificate.pem', '');
      const { entries, fault } = await openStore(disk);
      assert.equal(entries.length, 1);
      assert.equal(fault?.code, 'store-format');
      assert.equal(marker.slice(fault.span.start, fault.span.end), place);
      assert.match(describeStoreFault(fault), /“format: 1”/);
    }
  });
});

describe('findByFingerprint', () => {
  it('finds the entry that is about a certificate, not one that merely brings it along', async () => {
    const disk = new MemoryFileSystem();
    putEntry(disk, { kind: 'key', name: 'node' }, { 'certificate.pem': fixture('pki/rsa/node-keycert.txt') });
    putEntry(disk, { kind: 'ca', name: 'root' }, { 'certificate.pem': fixture('pki/rsa/root.pem') });
    const entries = await readEntries(disk);
    const [leaf, root] = certificatesOf('pki/rsa/leaf.pem', 'pki/rsa/root.pem').map((one) =>
      fingerprint(one.certificate),
    );
    assert.equal(findByFingerprint(entries, leaf ?? '', ['key'])?.name, 'node');
    assert.equal(findByFingerprint(entries, root ?? '', ['ca', 'authority'])?.name, 'root');
    assert.equal(findByFingerprint(entries, root ?? '', ['key']), undefined);
  });
});

describe('what a store consists of', () => {
  it('is the files of its entries, its ledgers and its changes, and nothing else that lies there', () => {
    const own = [
      'key/node/key.pem',
      'crl/issuing/crl.pem',
      'authority/ca/issued/01.pem',
      '.change-1790000000000/0/key.pem',
    ];
    for (const path of own) assert.ok(isStoreFile(path), path);
    const strangers = [
      'key/node/old.key',
      'key/node/key.pem.bak',
      'key.pem',
      'mailed/a/key.pem',
      'key/a/b/key.pem',
    ];
    for (const path of strangers) assert.ok(!isStoreFile(path), path);
  });
});
