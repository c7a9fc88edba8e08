import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { changeStore } from '../../../../src/core/store/change/changeStore.js';
import { finishChanges } from '../../../../src/core/store/change/finishChanges.js';
import { readStamp } from '../../../../src/core/store/change/stamp.js';
import { toChanges, toNewEntry } from '../../../../src/core/store/import/importChanges.js';
import { gather, planOf } from '../../../support/importFixture.js';
import { NOW } from '../../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../../support/memoryFileSystem.js';
import { caEntry, readEntries } from '../../../support/storeFixture.js';

const MINUTE = 60_000;

/** A store where the request of a node waits with its sealed key. */
function waitingStore(): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  disk.put('certificate-store.yaml', 'format: 1\n');
  disk.put('request/Node/request.pem', text('pki/rsa/leaf.csr'));
  disk.put('request/Node/key.pem', text('pki/rsa/leaf.key'));
  disk.put('request/Node/entry.yaml', 'label: Node\n');
  return disk;
}

const text = (name: string): string => new TextDecoder().decode(readFileSync(`test/fixtures/${name}`));

async function importAnswer(disk: MemoryFileSystem): Promise<void> {
  const plan = await planOf(gather('pki/rsa/leaf.pem', 'pki/rsa/trusted.txt'), await readEntries(disk));
  const stamp = await readStamp(disk, 'request/Node');
  assert.ok(stamp);
  const added = [...plan.entries, ...plan.offered].map((entry) =>
    toNewEntry({ entry, kind: entry.kinds[0] }, undefined),
  );
  await changeStore(disk, toChanges(added, new Map([['request/Node', stamp]])), NOW);
}

describe('an import that answers a request', () => {
  it('is whole or absent wherever it is killed, and the sealed key is never lost or there twice', async () => {
    const expected = text('pki/rsa/leaf.key').trim();
    const states = new Set<string>();
    for (let at = 0; ; at++) {
      const disk = waitingStore();
      const start = disk.operations.length;
      disk.breakAt(at, 'stop');
      await importAnswer(disk).catch(() => undefined);
      const isOver = disk.operations.length - start <= at;
      disk.recover();
      await finishChanges(disk, NOW + MINUTE);
      const entries = (await readEntries(disk)).map(({ faults, kind, name }) => {
        assert.deepEqual(faults, [], `${at} ${name}`);
        return `${kind}/${name}`;
      });
      states.add(entries.join());
      const [holder = ''] = entries;
      assert.equal(disk.text(`${holder}/key.pem`).trim(), expected, `${at}`);
      if (isOver) break;
    }
    assert.deepEqual(
      [...states],
      ['request/Node', 'key/Node,ca/Musterbank-AG-Issuing-CA-1,ca/Musterbank-AG-Root-CA'],
    );
  });

  it('gives an entry the place of one that goes in the same change, and no other', async () => {
    const disk = new MemoryFileSystem();
    await changeStore(disk, [{ type: 'add', entry: caEntry('pki/rsa/root.pem', 'Root') }], NOW);
    const stamp = await readStamp(disk, 'ca/Root');
    assert.ok(stamp);
    const entry = caEntry('partner/root.pem', 'Root');
    const added = await changeStore(
      disk,
      [
        { type: 'add', entry },
        { type: 'remove', path: 'ca/Root', before: stamp },
        { type: 'add', entry },
        { type: 'add', entry },
      ],
      NOW,
    );
    assert.deepEqual(
      added.map(({ name }) => name),
      ['Root-2', 'Root', 'Root-3'],
    );
    const [root] = await readEntries(disk);
    assert.equal(root?.certificates[0]?.certificate.der.length, entry.certificates[0]?.length);
  });
});
