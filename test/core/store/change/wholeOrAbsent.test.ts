import assert from 'node:assert/strict';
import { changeStore } from '../../../../src/core/store/change/changeStore.js';
import { finishChanges } from '../../../../src/core/store/change/finishChanges.js';
import { readStamp, type Stamp } from '../../../../src/core/store/change/stamp.js';
import type { StoreChange } from '../../../../src/core/store/change/storeChange.js';
import { RefusedWrite } from '../../../../src/core/store/refusedWrite.js';
import { describeRefusedWrite } from '../../../../src/core/words/describeEntryFault.js';
import { openStore } from '../../../../src/core/store/openStore.js';
import { NOW } from '../../../support/inspectFixture.js';
import { MemoryFileSystem, type Mishap } from '../../../support/memoryFileSystem.js';
import { addEntry, caEntry, nodeEntry, readEntries } from '../../../support/storeFixture.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const text = (content: string) => new TextEncoder().encode(content);

/** A job beside the store, which follows an entry that is renamed. */
const JOB = '../jobs/node.installjob.yaml';

/** Each kind of change at once. */
async function everyChange(disk: MemoryFileSystem): Promise<readonly StoreChange[]> {
  const stamp = async (path: string): Promise<Stamp> => {
    const present = await readStamp(disk, path);
    assert.ok(present, path);
    return present;
  };
  return [
    { type: 'put', path: 'authority/CA/issued/01.pem', content: text('ledger'), before: undefined },
    { type: 'add', entry: nodeEntry() },
    {
      type: 'put',
      path: 'ca/Root/entry.yaml',
      content: text('label: new\n'),
      before: await stamp('ca/Root/entry.yaml'),
    },
    { type: 'remove', path: 'ca/Gone', before: await stamp('ca/Gone') },
    { type: 'move', from: 'ca/Old', to: 'ca/New', before: await stamp('ca/Old') },
    {
      type: 'put',
      path: 'ca/Whole',
      content: new Map([
        ['certificate.pem', text('x')],
        ['deep/er/file', text('y')],
      ]),
      before: await stamp('ca/Whole'),
    },
    { type: 'put', path: JOB, content: text('ref: New\n'), before: await stamp(JOB) },
  ];
}

/** A store with what is to be changed. */
async function store(): Promise<MemoryFileSystem> {
  const disk = new MemoryFileSystem();
  for (const title of ['Root', 'Gone', 'Old', 'Whole'])
    await addEntry(disk, caEntry('pki/rsa/root.pem', title), NOW);
  disk.put(JOB, 'ref: Old\n');
  disk.operations.length = 0;
  return disk;
}

const isPassedOver = (path: string) => /^\.[^.]/.test(path);

/** The files of a disk, without what readers pass over. */
const filesOf = (disk: MemoryFileSystem) =>
  Object.fromEntries(
    [...disk.files.keys()]
      .filter((path) => !isPassedOver(path))
      .sort()
      .map((path) => [path, disk.text(path)]),
  );

const stagedOf = (disk: MemoryFileSystem) => [...disk.files.keys(), ...disk.folders].filter(isPassedOver);

describe('a change of the store', () => {
  let before: ReturnType<typeof filesOf>;
  let after: ReturnType<typeof filesOf>;
  let count: number;

  beforeEach(async () => {
    const disk = await store();
    before = filesOf(disk);
    const changes = await everyChange(disk);
    disk.operations.length = 0;
    await changeStore(disk, changes, NOW);
    count = disk.operations.length;
    after = filesOf(disk);
  });

  it('does all of it', () => {
    assert.deepEqual(Object.keys(after), [
      JOB,
      'authority/CA/issued/01.pem',
      'ca/New/certificate.pem',
      'ca/New/entry.yaml',
      'ca/Root/certificate.pem',
      'ca/Root/entry.yaml',
      'ca/Whole/certificate.pem',
      'ca/Whole/deep/er/file',
      'certificate-store.yaml',
      'key/CDNODE1/certificate.pem',
      'key/CDNODE1/entry.yaml',
      'key/CDNODE1/key.pem',
    ]);
    assert.equal(after['ca/Root/entry.yaml'], 'label: new\n');
    assert.equal(after[JOB], 'ref: New\n');
    assert.ok(count > 40, String(count));
  });

  it('is taken back where any one operation fails', async () => {
    let undone = 0;
    for (let at = 0; at < count; at++) {
      const disk = await store();
      const changes = await everyChange(disk);
      disk.breakAt(at, 'fail');
      const failed = await changeStore(disk, changes, NOW).then(
        () => false,
        () => true,
      );
      disk.recover();
      // Once everything is in its place, what is left to remove may stay for a later change.
      assert.deepEqual(filesOf(disk), failed ? before : after, `operation ${at}`);
      if (failed) assert.deepEqual(stagedOf(disk), [], `operation ${at}`);
      undone += failed ? 1 : 0;
    }
    // What comes after the last step only clears away.
    assert.ok(undone > count - 25, `${undone} of ${count}`);
  });

  it('is taken back on a disk that takes nothing new any more', async () => {
    for (let at = 0; at < count; at++) {
      const disk = await store();
      const changes = await everyChange(disk);
      const last = disk.operations.length + at;
      const write = disk.write.bind(disk);
      disk.write = (file, bytes) =>
        disk.operations.length > last ? Promise.reject(new Error('the disk is full')) : write(file, bytes);
      disk.breakAt(at, 'fail');
      const failed = await changeStore(disk, changes, NOW).then(
        () => false,
        () => true,
      );
      disk.recover();
      assert.deepEqual(filesOf(disk), failed ? before : after, `operation ${at}`);
    }
  });

  it('has happened or not once the next opening is done, where the process is killed at any operation', async () => {
    const ends = new Set<string>();
    for (let at = 0; at < count; at++) {
      const disk = await killed(at);
      await finishChanges(disk, NOW + MINUTE);
      const whole = filesOf(disk);
      assert.deepEqual(whole, 'key/CDNODE1/key.pem' in whole ? after : before, `operation ${at}`);
      ends.add(String('key/CDNODE1/key.pem' in whole));
      assert.equal((await openStore(disk)).isUnfinished, false);
      // What was only being prepared may be another window’s, for an hour.
      await finishChanges(disk, NOW + 2 * HOUR);
      assert.deepEqual(stagedOf(disk), [], `operation ${at}`);
    }
    assert.equal(ends.size, 2);
  });

  it('has happened or not also where the next opening fails or is killed at any operation', async function () {
    this.timeout(120_000);
    for (const mishap of ['fail', 'stop'] satisfies Mishap[])
      for (let at = 0; at < count; at++)
        for (let again = 0; ; again++) {
          const disk = await killed(at);
          const operations = disk.operations.length;
          disk.breakAt(again, mishap);
          await finishChanges(disk, NOW + MINUTE).catch(() => undefined);
          const isOver = disk.operations.length - operations <= again;
          disk.recover();
          await finishChanges(disk, NOW + 2 * MINUTE);
          const whole = filesOf(disk);
          assert.deepEqual(
            whole,
            'key/CDNODE1/key.pem' in whole ? after : before,
            `${mishap} ${at} ${again}`,
          );
          if (isOver) break;
        }
  });

  it('is whole where it is killed while it is taken back', async () => {
    for (let at = 0; at < count; at++)
      for (let later = 1; ; later++) {
        const disk = await store();
        const changes = await everyChange(disk);
        const calling = new AbortController();
        const start = disk.operations.length;
        disk.list = ((list) => (folder: string) => {
          if (disk.operations.length - start >= at) calling.abort();
          return list(folder);
        })(disk.list.bind(disk));
        disk.rename = ((rename) => (from: string, to: string) => {
          if (disk.operations.length - start >= at) calling.abort();
          return rename(from, to);
        })(disk.rename.bind(disk));
        disk.breakAt(at + later, 'stop');
        await changeStore(disk, changes, NOW, calling.signal).catch(() => undefined);
        const isOver = disk.operations.length - start <= at + later;
        disk.recover();
        await finishChanges(disk, NOW + MINUTE);
        const whole = filesOf(disk);
        assert.deepEqual(whole, 'key/CDNODE1/key.pem' in whole ? after : before, `${at} ${later}`);
        if (isOver) break;
      }
  }).timeout(120_000);

  it('shows readers whole entries all the while', async () => {
    const disk = await store();
    const changes = (await everyChange(disk)).filter(({ type }) => type !== 'put');
    const rename = disk.rename.bind(disk);
    let looks = 0;
    disk.rename = async (from, to) => {
      await rename(from, to);
      for (const { faults, name } of await readEntries(disk)) assert.deepEqual(faults, [], name);
      looks++;
    };
    await changeStore(disk, changes, NOW);
    assert.ok(looks >= 4);
  });

  it('two openings at the same time end it once', async () => {
    for (let at = 0; at < count; at++) {
      const disk = await killed(at);
      const results = await Promise.allSettled([
        finishChanges(disk, NOW + MINUTE),
        finishChanges(disk, NOW + MINUTE),
      ]);
      assert.ok(results.some(({ status }) => status === 'fulfilled'));
      await finishChanges(disk, NOW + 2 * MINUTE);
      const whole = filesOf(disk);
      assert.deepEqual(whole, 'key/CDNODE1/key.pem' in whole ? after : before, `operation ${at}`);
    }
  });

  /** The disk as a process leaves it that is killed at this operation. */
  async function killed(at: number): Promise<MemoryFileSystem> {
    const disk = await store();
    const changes = await everyChange(disk);
    disk.breakAt(at, 'stop');
    await changeStore(disk, changes, NOW).catch(() => undefined);
    disk.recover();
    return disk;
  }
});

describe('a change of the store that meets another’s', () => {
  /** What another writes, before the operation of each number. */
  const others: [string, string, string][] = [
    ['an entry that is to be replaced', 'ca/Whole/entry.yaml', 'theirs'],
    ['a file that is to be replaced', 'ca/Root/entry.yaml', 'theirs'],
    ['an entry that is to go', 'ca/Gone/entry.yaml', 'theirs'],
    ['an entry that is to be renamed', 'ca/Old/entry.yaml', 'theirs'],
    ['the new name', 'ca/New/certificate.pem', 'theirs'],
    ['the place of a new entry', 'key/CDNODE1/certificate.pem', 'theirs'],
    ['a job that is to follow', JOB, 'theirs'],
  ];
  for (const [what, path, content] of others)
    it(`never overwrites ${what}, and does not happen`, async () => {
      let refusals = 0;
      for (let at = 0; ; at++) {
        const disk = await store();
        const changes = await everyChange(disk);
        const start = disk.operations.length;
        const intrusion = { isDone: false };
        const intrude = () => {
          if (intrusion.isDone || disk.operations.length - start < at) return;
          intrusion.isDone = true;
          disk.put(path, content);
        };
        for (const operation of ['list', 'rename', 'write', 'createFolder', 'read', 'remove'] as const) {
          const work = disk[operation].bind(disk) as (...args: unknown[]) => Promise<never>;
          disk[operation] = (...args: unknown[]) => {
            intrude();
            return work(...args);
          };
        }
        const outcome = await changeStore(disk, changes, NOW).then(
          () => 'done',
          (error: unknown) =>
            error instanceof Error && error.name === 'RefusedWrite' ? 'refused' : String(error),
        );
        if (!intrusion.isDone) break;
        const kept = [...disk.files].some(([, bytes]) => new TextDecoder().decode(bytes) === content);
        assert.ok(kept, `${outcome}: what they wrote at ${at} is lost`);
        if (outcome === 'refused') {
          refusals++;
          assert.equal(disk.text('ca/Root/entry.yaml').includes('label: new'), false, String(at));
          assert.ok('ca/Old/certificate.pem' in filesOf(disk), String(at));
          assert.deepEqual(stagedOf(disk), [], String(at));
        } else assert.equal(outcome, 'done');
      }
      assert.ok(refusals > 5, String(refusals));
    });

  it('says so, and keeps what each wrote, where a place was written to while the change is taken back', async () => {
    const disk = await store();
    const stamp = await readStamp(disk, 'ca/Root/entry.yaml');
    const rename = disk.rename.bind(disk);
    disk.rename = async (from, to) => {
      if (to === 'key/CDNODE1') {
        disk.put('ca/Root/entry.yaml', 'theirs');
        throw new Error('the connection is lost');
      }
      await rename(from, to);
    };
    const before = disk.text('ca/Root/entry.yaml');
    disk.put('ca/Root/entry.yaml.before', 'older');
    await assert.rejects(
      changeStore(
        disk,
        [
          { type: 'put', path: 'ca/Root/entry.yaml', content: text('mine'), before: stamp },
          { type: 'add', entry: nodeEntry() },
        ],
        NOW,
      ),
      (error) => {
        assert.ok(error instanceof RefusedWrite && error.reason === 'kept-beside');
        assert.match(String(error.cause), /connection/);
        assert.match(
          describeRefusedWrite(error),
          /^Another has written to ca\/Root\/entry\.yaml .*“\.before”/,
        );
        return true;
      },
    );
    assert.equal(disk.text('ca/Root/entry.yaml'), 'theirs');
    assert.equal(disk.text('ca/Root/entry.yaml.before'), 'older');
    assert.equal(disk.text('ca/Root/entry.yaml.before-2'), before);
    assert.deepEqual(stagedOf(disk), []);
  });

  it('leaves a change to the window that may still be at it, and says that it waits', async () => {
    const disk = await store();
    const changes = await everyChange(disk);
    let looks = 0;
    const rename = disk.rename.bind(disk);
    disk.rename = async (from, to) => {
      const isBegun = [...disk.folders].some((path) => path.startsWith('.change-'));
      if (isBegun) {
        looks++;
        disk.rename = rename;
        assert.equal((await finishChanges(disk, NOW + 10_000)).isWaiting, true);
      }
      await rename(from, to);
    };
    await changeStore(disk, changes, NOW);
    assert.equal(looks, 1);
    assert.equal(disk.text('ca/Root/entry.yaml'), 'label: new\n');
    assert.deepEqual(await finishChanges(disk, NOW + 10_000), { hasEnded: false, isWaiting: false });
  });

  it('says so where another window took a slow change over', async () => {
    const disk = await store();
    const changes = await everyChange(disk);
    const rename = disk.rename.bind(disk);
    let isTaken = false;
    disk.rename = async (from, to) => {
      if (to.startsWith('key/')) {
        disk.rename = rename;
        await finishChanges(disk, NOW + MINUTE);
        isTaken = true;
      }
      await rename(from, to);
    };
    await assert.rejects(changeStore(disk, changes, NOW), { reason: 'taken-over' });
    assert.ok(isTaken);
    assert.equal(disk.text('ca/Root/entry.yaml'), 'label: new\n');
    assert.deepEqual(stagedOf(disk), []);
  });

  it('leaves alone what another window is preparing at this moment', async () => {
    const disk = await store();
    const other = `.staging-${NOW - HOUR / 2}-0011223344556677`;
    disk.put(`${other}/0/certificate.pem`, 'half');
    await addEntry(disk, nodeEntry(), NOW);
    assert.equal(disk.text(`${other}/0/certificate.pem`), 'half');
  });

  it('does nothing that a journal which came by mail says of places outside the store', async () => {
    for (const step of [
      { path: '../outside', before: null, after: `file:${'0'.repeat(64)}` },
      { path: '../jobs/../x.installjob.yaml', before: null, after: `file:${'0'.repeat(64)}` },
      { path: '../.installjob.yaml/hook', before: null, after: `file:${'0'.repeat(64)}` },
      { from: 'ca/Root', to: '../../outside', before: `folder:${'0'.repeat(64)}` },
      { path: 'ca/Root', before: 'folder:x', after: null },
      7,
    ]) {
      const disk = await store();
      const before = filesOf(disk);
      const folder = `.change-${NOW}-0011223344556677`;
      disk.put(`${folder}/journal.json`, JSON.stringify([step]));
      disk.put(`${folder}/0`, 'hostile');
      const came = await finishChanges(disk, NOW + 2 * HOUR);
      assert.deepEqual([filesOf(disk), came], [before, { hasEnded: false, isWaiting: false }]);
    }
  });
});

describe('a change of many entries', () => {
  it('is left alone while its window may be at it: from when it began to come to its places, and longer the more it has', async () => {
    const disk = new MemoryFileSystem();
    const count = 2_000;
    let time = NOW;
    const machineTime = () => (time += 10 * MINUTE);
    const entry = caEntry('pki/rsa/root.pem', 'Root');
    const changes: StoreChange[] = Array.from({ length: count }, () => ({ type: 'add', entry }));
    const rename = disk.rename.bind(disk);
    let renames = 0;
    disk.rename = async (from, to) => {
      // Killed in the midst of it.
      if (++renames > count / 2) throw new Error('killed');
      return rename(from, to);
    };
    disk.remove = () => Promise.reject(new Error('killed'));
    await assert.rejects(changeStore(disk, changes, NOW, undefined, machineTime));
    const another = new MemoryFileSystem();
    for (const [path, bytes] of disk.files) another.put(path, new TextDecoder().decode(bytes));
    const begun = time;
    const seen = new Map<string, string>();
    assert.equal((await finishChanges(another, begun + 2 * MINUTE, seen)).isWaiting, true);
    assert.equal((await openStore(another)).isUnfinished, true);
    // On a slow machine its steps go on: the window that is at it brings another one to its place between two looks.
    assert.equal((await finishChanges(another, begun + 3 * MINUTE, seen)).isWaiting, true);
    const folder = [...another.folders].find((path) => /^\.change-[^/]+$/.test(path)) ?? '';
    const journal = new TextDecoder().decode(another.files.get(`${folder}/journal.json`));
    const steps = JSON.parse(journal) as readonly { readonly path: string }[];
    const next = steps.findIndex((_, at) => another.folders.has(`${folder}/${at}`));
    await another.rename(`${folder}/${next}`, steps[next]?.path ?? '');
    const waits = await finishChanges(another, begun + 4 * MINUTE, seen);
    assert.deepEqual(waits, { hasEnded: false, isWaiting: true });
    assert.equal((await openStore(another)).isUnfinished, true);
    // It stands still.
    const stood = await finishChanges(another, begun + 5 * MINUTE, seen);
    assert.deepEqual(stood, { hasEnded: true, isWaiting: false });
    const { entries, isUnfinished } = await openStore(another);
    assert.deepEqual([entries.length, isUnfinished], [count, false]);
  });
});
