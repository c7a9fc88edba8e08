import assert from 'node:assert/strict';
import { addEntries } from '../../../src/core/store/addEntries.js';
import { NOW as now } from '../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../support/memoryFileSystem.js';
import { caEntry, nodeEntry, readEntries } from '../../support/storeFixture.js';

const entries = [
  nodeEntry(),
  caEntry('pki/rsa/intermediate.pem', 'Issuing CA'),
  caEntry('pki/rsa/root.pem', 'Root CA'),
];

describe('addEntries', () => {
  it('writes all of them, in their order', async () => {
    const disk = new MemoryFileSystem();
    const addresses = await addEntries(disk, entries, now);
    assert.deepEqual(
      addresses.map(({ kind, name }) => `${kind}/${name}`),
      ['key/CDNODE1', 'ca/Issuing-CA', 'ca/Root-CA'],
    );
    assert.equal((await readEntries(disk)).length, 3);
  });

  it('keeps none where any operation fails, and the disk can be written to again', async () => {
    const whole = new MemoryFileSystem();
    await addEntries(whole, entries, now);
    for (let at = 0; at < whole.operations.length; at++) {
      const disk = new MemoryFileSystem();
      disk.breakAt(at, 'fail');
      await assert.rejects(addEntries(disk, entries, now), `operation ${at}: ${whole.operations[at] ?? ''}`);
      disk.recover();
      assert.deepEqual(await readEntries(disk), [], `operation ${at}`);
      await addEntries(disk, entries, now);
    }
  });

  it('keeps none where it is called off between two', async () => {
    const disk = new MemoryFileSystem();
    const calling = new AbortController();
    const rename = disk.rename.bind(disk);
    disk.rename = async (from, to) => {
      await rename(from, to);
      if (to.startsWith('ca/')) calling.abort();
    };
    await assert.rejects(addEntries(disk, entries, now, calling.signal), { name: 'AbortError' });
    assert.deepEqual(await readEntries(disk), []);
  });

  it('leaves alone what was there before', async () => {
    const disk = new MemoryFileSystem();
    await addEntries(disk, entries.slice(1), now);
    const before = new Map(disk.files);
    await assert.rejects(addEntries(disk, [nodeEntry(), { ...nodeEntry(), certificates: [] }], now));
    assert.deepEqual(disk.files, before);
  });
});
