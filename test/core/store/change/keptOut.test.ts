import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { changeStore } from '../../../../src/core/store/change/changeStore.js';
import { finishChanges } from '../../../../src/core/store/change/finishChanges.js';
import { stampOf } from '../../../../src/core/store/change/stamp.js';
import { NOW } from '../../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../../support/memoryFileSystem.js';
import { hasProgram, run } from '../../../support/program.js';
import { addEntry, nodeEntry, readEntries } from '../../../support/storeFixture.js';

const authority = { ...nodeEntry('CA'), kind: 'authority', isKeyKeptOut: true } as const;
const path = 'authority/CA/key.pem';

/** What git would add of this disk, with a private key in it. */
function keysThatGitSees(disk: MemoryFileSystem): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
  try {
    for (const [file, bytes] of disk.files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), bytes);
    }
    run('git', ['-C', folder, 'init', '-q']);
    const seen = run('git', ['-C', folder, 'ls-files', '--others', '--exclude-standard', '-z']).split('\0');
    return seen.filter((file) => file !== '' && disk.text(file).includes('PRIVATE KEY'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('an authority’s key that is kept out of version control', () => {
  before(function () {
    if (!hasProgram('git')) this.skip();
  });

  it('is not seen by git, and signs as any other; without the wish it is seen', async () => {
    const disk = new MemoryFileSystem();
    await addEntry(disk, authority, NOW);
    assert.deepEqual(keysThatGitSees(disk), []);
    const [entry] = await readEntries(disk);
    assert.deepEqual([entry?.faults, entry?.key?.wrapper], [[], 'pkcs8']);
    const open = new MemoryFileSystem();
    await addEntry(open, { ...authority, isKeyKeptOut: false }, NOW);
    assert.deepEqual(keysThatGitSees(open), [path]);
  });

  it('is not seen under another name of its entry', async () => {
    const disk = new MemoryFileSystem();
    await addEntry(disk, authority, NOW);
    const files = [...disk.files].filter(([file]) => file.startsWith('authority/CA/'));
    const content = new Map(files.map(([file, bytes]) => [file.slice('authority/CA/'.length), bytes]));
    const before = await stampOf(content);
    await changeStore(disk, [{ type: 'move', from: 'authority/CA', to: 'authority/Other', before }], NOW);
    await changeStore(disk, [{ type: 'put', path: 'authority/Twice', content, before: undefined }], NOW);
    assert.ok(disk.files.has('authority/Other/key.pem') && disk.files.has('authority/Twice/key.pem'));
    assert.deepEqual(keysThatGitSees(disk), []);
  });

  it('is not seen either where making it, or changing its passphrase, is killed at any operation', async () => {
    for (const step of ['add', 'reseal'] as const) {
      let isDone = false;
      for (let at = 0; !isDone; at++) {
        const disk = new MemoryFileSystem();
        if (step === 'reseal') await addEntry(disk, authority, NOW);
        const content = disk.files.get(path) ?? new Uint8Array();
        const before = await stampOf(content);
        disk.breakAt(at, 'stop');
        const again = new TextEncoder().encode(`# another\n${new TextDecoder().decode(content)}`);
        const change =
          step === 'add'
            ? ({ type: 'add', entry: authority } as const)
            : ({ type: 'put', path, content: again, before } as const);
        isDone = await changeStore(disk, [change], NOW).then(
          () => disk.operations.length < at,
          () => false,
        );
        disk.recover();
        assert.deepEqual(
          keysThatGitSees(disk),
          [],
          `${step}, killed at ${at}: ${String(disk.operations.at(-1))}`,
        );
        await finishChanges(disk, NOW + 2 * 60 * 60 * 1000);
        assert.deepEqual(keysThatGitSees(disk), [], `${step}, killed at ${at}, then ended`);
        if (at > 200) assert.fail('it never ends');
      }
    }
  });
});
