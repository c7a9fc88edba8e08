import assert from 'node:assert/strict';
import { addEntry } from '../../../src/core/store/addEntry.js';
import type { NewEntry } from '../../../src/core/store/entry.js';
import { openStore } from '../../../src/core/store/openStore.js';
import { RefusedWrite, type RefusedWriteReason } from '../../../src/core/store/refusedWrite.js';
import { fixture, NOW } from '../../support/inspectFixture.js';
import { MemoryFileSystem, type Mishap } from '../../support/memoryFileSystem.js';
import { caEntry, itemsOf, nodeEntry, readEntries } from '../../support/storeFixture.js';

const HOUR = 3_600_000;

describe('addEntry', () => {
  it('writes the files that the format names, and what was written reads back', async () => {
    const disk = new MemoryFileSystem();
    const address = await addEntry(disk, nodeEntry(), NOW);
    assert.deepEqual(address, { kind: 'key', name: 'CDNODE1' });
    assert.deepEqual([...disk.files.keys()].sort(), [
      'certificate-store.yaml',
      'key/CDNODE1/certificate.pem',
      'key/CDNODE1/entry.yaml',
      'key/CDNODE1/key.pem',
    ]);
    assert.match(disk.text('certificate-store.yaml'), /^format: 1$/m);
    const [entry] = await readEntries(disk);
    assert.deepEqual(entry?.faults, []);
    assert.equal(entry.certificates.length, 3);
    assert.equal(entry.key?.encryption?.scheme, 'PBES2');
    assert.deepEqual(entry.notes, {
      label: 'CDNODE1',
      source: 'pki/rsa/node-keycert.txt',
      added: '2026-11-23T12:00:00.000Z',
    });
  });

  it('writes certificates as OpenSSL does, octet by octet', async () => {
    const disk = new MemoryFileSystem();
    await addEntry(disk, caEntry('pki/ec/root.pem', 'Root'), NOW);
    const [, , block = ''] = /^([^]*?)(-----BEGIN[^]*)$/.exec(fixture('pki/ec/root.pem')) ?? [];
    assert.equal(disk.text('ca/Root/certificate.pem'), block);
  });

  it('never takes a name that is there, in whatever kind', async () => {
    const disk = new MemoryFileSystem();
    await addEntry(disk, caEntry('pki/rsa/root.pem', 'musterbank'), NOW);
    const { name } = await addEntry(disk, nodeEntry('Musterbank'), NOW);
    assert.equal(name, 'Musterbank-2');
  });

  it('keeps hostile notes inert and exact', async () => {
    const disk = new MemoryFileSystem();
    const notes = {
      label: 'x: [y',
      description: '# no\n- comment: "\u2028',
      tags: ['a, b', '&c', '!d'],
      source: 'yes',
    };
    await addEntry(disk, { ...nodeEntry(), notes }, NOW);
    const [entry] = await readEntries(disk);
    assert.deepEqual(entry?.notes, { ...notes, added: new Date(NOW).toISOString() });
  });

  describe('refuses, and writes nothing,', () => {
    const clear = itemsOf('pki/rsa/unencrypted-keycert.txt', 'privateKey')[0]?.model;
    const clearKey = clear?.kind === 'privateKey' ? clear.der : new Uint8Array();
    const whole = nodeEntry();
    const keyless: NewEntry = { kind: 'key', title: 'a', certificates: whole.certificates, notes: {} };
    const cases: [string, RefusedWriteReason, NewEntry][] = [
      ['a private key in the clear', 'key-unencrypted', { ...whole, sealedKey: clearKey }],
      ['what is no private key at all', 'key-unencrypted', { ...whole, sealedKey: Uint8Array.of(0x30, 0) }],
      ['a key certificate without a key', 'key-missing', keyless],
      ['a CA certificate with a key', 'key-not-wanted', { ...whole, kind: 'ca' }],
      ['an entry without a certificate', 'certificate-missing', { ...whole, certificates: [] }],
      [
        'what is no certificate beside one that is',
        'certificate-unreadable',
        { ...whole, certificates: [...whole.certificates, Uint8Array.of(0x30, 0)] },
      ],
      [
        'what is no certificate',
        'certificate-unreadable',
        { ...whole, certificates: [Uint8Array.of(0x30, 0)] },
      ],
    ];
    for (const [what, reason, entry] of cases)
      it(what, async () => {
        const disk = new MemoryFileSystem();
        await assert.rejects(
          addEntry(disk, entry, NOW),
          (error) => error instanceof RefusedWrite && error.reason === reason,
        );
        assert.equal(disk.files.size, 0);
      });

    it('a store of a format that it does not know', async () => {
      const disk = new MemoryFileSystem();
      disk.put('certificate-store.yaml', 'format: 2\n');
      await assert.rejects(addEntry(disk, nodeEntry(), NOW), { reason: 'store-format' });
      assert.equal(disk.files.size, 1);
    });
  });

  describe('is whole or absent', () => {
    /** A store with one entry, which every mishap must leave as it was. */
    async function storeWithRoot(): Promise<MemoryFileSystem> {
      const disk = new MemoryFileSystem();
      await addEntry(disk, caEntry('pki/rsa/root.pem', 'Root'), NOW);
      return disk;
    }

    async function countOperations(disk: MemoryFileSystem): Promise<number> {
      const before = disk.operations.length;
      await addEntry(disk, nodeEntry(), NOW);
      return disk.operations.length - before;
    }

    const starts: [string, () => Promise<MemoryFileSystem>][] = [
      ['an empty folder', () => Promise.resolve(new MemoryFileSystem())],
      ['a store', storeWithRoot],
    ];
    const mishaps: Mishap[] = ['fail', 'stop'];
    for (const [where, start] of starts)
      for (const mishap of mishaps)
        it(`in ${where}, where any one operation does ${mishap}`, async () => {
          const count = await countOperations(await start());
          assert.ok(count > 10, String(count));
          for (let at = 0; at < count; at++) {
            const disk = await start();
            const before = [...disk.files.keys()].filter((path) => path !== 'certificate-store.yaml');
            const firstNew = disk.operations.length;
            disk.breakAt(at, mishap);
            await assert.rejects(addEntry(disk, nodeEntry(), NOW));
            const broken = disk.operations[firstNew + at];
            disk.recover();
            const entries = await readEntries(disk);
            assert.deepEqual(
              entries.flatMap(({ name, faults }) => [name, ...faults]),
              before.length === 0 ? [] : ['Root'],
              broken,
            );
            assert.ok(['', '# A'].includes(disk.text('certificate-store.yaml').slice(0, 3).trim()), broken);
            // What a failure leaves is taken away at once; what a kill leaves, by the next write after an hour.
            if (mishap === 'stop')
              await addEntry(disk, caEntry('partner/root.pem', 'Partner'), NOW + 2 * HOUR);
            const left = [...disk.files.keys(), ...disk.folders].filter((path) => path.includes('.staging'));
            assert.deepEqual(left, [], broken);
            await addEntry(disk, nodeEntry(), NOW + 2 * HOUR);
            assert.ok(
              (await openStore(disk)).entries.some(({ name }) => name === 'CDNODE1'),
              broken,
            );
          }
        });

    it('leaves alone what another window is writing at this moment', async () => {
      const disk = await storeWithRoot();
      const other = `key/.staging-${NOW - HOUR / 2}-0011223344556677`;
      disk.put(`${other}/certificate.pem`, 'half');
      await addEntry(disk, nodeEntry(), NOW);
      assert.equal(disk.text(`${other}/certificate.pem`), 'half');
    });

    it('rejects and clears up where another window took the name between looking and renaming', async () => {
      const disk = await storeWithRoot();
      const rename = disk.rename.bind(disk);
      disk.rename = (from, to) => {
        disk.put(`${to}/certificate.pem`, 'theirs');
        return rename(from, to);
      };
      await assert.rejects(addEntry(disk, nodeEntry(), NOW));
      assert.equal(disk.text('key/CDNODE1/certificate.pem'), 'theirs');
      assert.ok(![...disk.files.keys()].some((path) => path.includes('.staging')));
    });
  });
});
