import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { changeStore } from '../../../../src/core/store/change/changeStore.js';
import { stampOf } from '../../../../src/core/store/change/stamp.js';
import { RefusedWrite } from '../../../../src/core/store/refusedWrite.js';
import { Random } from '../../../fuzz/random.js';
import { NOW } from '../../../support/inspectFixture.js';
import { clear, realFileSystem, textsIn } from '../../../support/realFileSystem.js';
import { caEntry } from '../../../support/storeFixture.js';

/** Rounds in which two windows write to one store at the same time. */
const ROUNDS = 100;

const NOTES = 'ca/shared/entry.yaml';

describe('two windows on one store', function () {
  this.timeout(120_000);

  it('lose nothing and overwrite nothing, round after round', async () => {
    const root = await mkdtemp(join(tmpdir(), 'cdcerts-windows-'));
    await mkdir(join(root, 'ca/shared'), { recursive: true });
    await writeFile(join(root, NOTES), '');
    await writeFile(join(root, 'certificate-store.yaml'), 'format: 1\n');
    const random = new Random(7);
    /** A window whose operations come in whatever order with the other’s. */
    const open = () =>
      realFileSystem(root, async () => {
        for (let turns = random.below(4); turns > 0; turns--) await setImmediate();
      });
    const kept: string[] = [];
    let refused = 0;
    /** Adds a line to the notes, and an entry with it. */
    const write = async (line: string) => {
      const disk = open();
      const bytes = await disk.read(NOTES);
      // The other window is exchanging the file at this moment.
      if (bytes === undefined) throw new RefusedWrite('changed-meanwhile');
      const content = new TextEncoder().encode(`${new TextDecoder().decode(bytes)}${line}\n`);
      const before = await stampOf(bytes);
      const entry = caEntry('pki/rsa/root.pem', line);
      await changeStore(
        disk,
        [
          { type: 'put', path: NOTES, content, before },
          { type: 'add', entry },
        ],
        NOW,
      );
    };
    for (let round = 0; round < ROUNDS; round++) {
      const lines = [`a${round}`, `b${round}`];
      const outcomes = await Promise.allSettled(lines.map(write));
      for (const [index, outcome] of outcomes.entries())
        if (outcome.status === 'fulfilled') kept.push(lines[index] ?? '');
        else {
          assert.ok(outcome.reason instanceof RefusedWrite, String(outcome.reason));
          refused++;
        }
      const texts = await textsIn(root);
      assert.deepEqual((texts[NOTES] ?? '').split('\n').filter(Boolean).sort(), [...kept].sort());
      const names = Object.keys(texts).flatMap((path) => /^ca\/([ab]\d+)\/certificate/.exec(path)?.[1] ?? []);
      assert.deepEqual(names.sort(), [...kept].sort(), `round ${round}`);
    }
    assert.ok(kept.length > ROUNDS / 2 && refused > ROUNDS / 4, `${kept.length} kept, ${refused} refused`);
    assert.deepEqual(
      (await readdir(root)).filter((name) => name.startsWith('.')),
      [],
    );
    await clear(root);
  });
});
