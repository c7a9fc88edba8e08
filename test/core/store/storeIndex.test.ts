import assert from 'node:assert/strict';
import { StoreIndex } from '../../../src/core/store/storeIndex.js';
import { fixture } from '../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../support/memoryFileSystem.js';
import { putEntry } from '../../support/storeFixture.js';

const root = fixture('pki/rsa/root.pem');

function storeOf(count: number): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  for (let number = 0; number < count; number++)
    putEntry(
      disk,
      { kind: 'ca', name: `ca-${String(number).padStart(3, '0')}` },
      { 'certificate.pem': root },
    );
  putEntry(disk, { kind: 'crl', name: 'list' }, { 'crl.pem': fixture('pki/rsa/intermediate.crl.pem') });
  return disk;
}

describe('StoreIndex', () => {
  it('lists without reading an entry', async () => {
    const disk = storeOf(3);
    const { entries } = await new StoreIndex(disk).list();
    assert.equal(entries.length, 4);
    const read = disk.operations.filter(
      (one) => one.startsWith('read ') && !one.endsWith('certificate-store.yaml'),
    );
    assert.deepEqual(read, []);
  });

  it('reads each entry once, in order, however many, and those of a kind alone', async () => {
    const disk = storeOf(200);
    const index = new StoreIndex(disk);
    const lists = await index.read(['crl']);
    assert.deepEqual(
      lists.map(({ name }) => name),
      ['list'],
    );
    assert.ok(!disk.operations.some((one) => one.startsWith('read ca/')));
    const all = await index.read();
    assert.equal(all.length, 201);
    assert.deepEqual(
      all.map(({ name }) => name),
      all.map(({ name }) => name).sort(),
    );
    const before = disk.operations.length;
    assert.equal((await index.read())[7], all[7]);
    assert.equal(disk.operations.length, before);
  });

  it('reads again what has changed, and that alone', async () => {
    const disk = storeOf(20);
    const index = new StoreIndex(disk);
    const before = await index.read();
    disk.put('ca/ca-005/entry.yaml', 'label: new');
    putEntry(disk, { kind: 'ca', name: 'later' }, { 'certificate.pem': root });
    disk.operations.length = 0;
    index.forget('ca/ca-005/entry.yaml');
    const after = await index.read();
    assert.equal(after.find(({ name }) => name === 'ca-005')?.notes.label, 'new');
    assert.equal(after[6], before[6]);
    assert.ok(after.some(({ name }) => name === 'later'));
    const read = disk.operations.filter((one) => one.startsWith('read ca/'));
    assert.deepEqual([...new Set(read.map((one) => one.split('/')[1]))], ['ca-005', 'later']);
  });

  it('forgets what stood in a folder that went, and everything where it is not said what changed', async () => {
    const disk = storeOf(2);
    const index = new StoreIndex(disk);
    const before = await index.read();
    await disk.remove('ca/ca-000');
    index.forget('ca/ca-000');
    assert.equal((await index.read()).length, before.length - 1);
    disk.put('ca/ca-000/certificate.pem', fixture('pki/ec/root.pem'));
    index.forget('ca');
    const [back] = await index.read();
    assert.notEqual(
      back?.certificates[0]?.certificate.der.length,
      before[0]?.certificates[0]?.certificate.der.length,
    );
    index.forget();
    const [anew] = await index.read();
    assert.notEqual(anew, back);
  });

  it('takes an entry that the disk does not give for damaged, and gives the others', async () => {
    const disk = storeOf(3);
    const read = disk.read.bind(disk);
    disk.read = (file) =>
      file.startsWith('ca/ca-001/') ? Promise.reject(new Error('no permission')) : read(file);
    const entries = await new StoreIndex(disk).read();
    assert.deepEqual(
      entries.map(({ faults }) => faults.map(({ code, file }) => `${code} ${file}`)),
      [
        [],
        ['file-unreadable certificate.pem', 'file-unreadable key.pem', 'file-unreadable entry.yaml'],
        [],
        [],
      ],
    );
  });
});
