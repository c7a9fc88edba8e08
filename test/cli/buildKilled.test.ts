import assert from 'node:assert/strict';
import { promises as disk, readdirSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../src/cli/build.js';
import { toDiskFolder } from '../../src/cli/diskFolder.js';
import { UsageError } from '../../src/cli/usage.js';
import { finishPlacing } from '../../src/core/store/change/placeWhole.js';
import { sendErrand } from '../support/errand.js';
import { prepareBuild } from '../support/buildFolder.js';
import { captureStreams } from '../support/captureStreams.js';
import { NOW } from '../support/inspectFixture.js';
import { clear, textsIn } from '../support/realFileSystem.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What befalls the process at an operation of the disk, counted from 0: it is killed, or the system refuses. */
interface Mishap {
  readonly at: number;
  readonly what: 'kill' | 'ENOSPC' | 'EROFS';
}

/** Called before each single operation that changes the disk: not of reading. */
type Before = (isWrite: boolean) => void;

/**
 * Has everybody who writes through `node:fs/promises` ask first, a file half written between two questions, and a folder
 * removed file by file. Answers what undoes it.
 */
function watchDisk(before: Before): () => void {
  const real = { ...disk };
  const remove = async (path: string): Promise<void> => {
    const found = await real.lstat(path).catch(() => undefined);
    if (found === undefined) return;
    if (found.isDirectory()) for (const name of await real.readdir(path)) await remove(join(path, name));
    before(false);
    await (found.isDirectory() ? real.rmdir(path) : real.unlink(path));
  };
  Object.assign(disk, {
    writeFile: async (path: string, octets: Uint8Array, options: { readonly mode: number }) => {
      before(true);
      await real.writeFile(path, octets.subarray(0, octets.length / 2), options);
      before(true);
      await real.writeFile(path, octets);
    },
    mkdir: async (path: string, options: object) => {
      before(true);
      return real.mkdir(path, options);
    },
    rename: async (from: string, to: string) => {
      before(false);
      await real.rename(from, to);
    },
    rmdir: async (path: string) => {
      before(false);
      await real.rmdir(path);
    },
    rm: remove,
  });
  syncBuiltinESMExports();
  return () => {
    Object.assign(disk, real);
    syncBuiltinESMExports();
  };
}

/** A disk that is full takes no more files; one that has become read-only takes nothing at all from then on. */
function meet({ at, what }: Mishap): Before {
  let count = 0;
  return (isWrite) => {
    const isOver = count++ >= at;
    if (what === 'kill' && isOver) process.kill(process.pid, 'SIGKILL');
    if ((what === 'EROFS' && isOver) || (what === 'ENOSPC' && isOver && isWrite))
      throw Object.assign(new Error(what), { code: what });
  };
}

interface Errand {
  readonly job: string;
  readonly out: string;
  readonly at: number;
}

const ERRAND = 'CDCERTS_TEST_BUILD';

/** @returns whether the process was killed */
const send = (errand: Errand): Promise<boolean> => sendErrand(fileURLToPath(import.meta.url), ERRAND, errand);

const buildNow = (job: string, out: string, ...args: readonly string[]) =>
  build([job, '--out', out, ...args], captureStreams());

const errand = process.env[ERRAND];
if (errand !== undefined) {
  const { at, job, out } = JSON.parse(errand) as Errand;
  watchDisk(meet({ at, what: 'kill' }));
  await buildNow(job, out);
} else
  describe('cdcerts build, on a real disk,', function () {
    this.timeout(240_000);

    const places = {
      'a new folder': { out: 'on/the/way/bundle', hasOlder: false },
      'the place of an older bundle': { out: 'bundle', hasOlder: true },
      'the place of an older ZIP file': { out: 'bundle.zip', hasOlder: true },
    } as const;

    /** A folder to build in, with what stands in it before. */
    async function prepare({ hasOlder, out }: (typeof places)[keyof typeof places]) {
      const { folder, job } = prepareBuild();
      const place = join(folder, out);
      // Director’s bundle has other files.
      if (hasOlder) await buildNow(job, place, '--target', 'director');
      return { folder, job, place, before: await textsIn(folder) };
    }

    /** What the next build in the same place, later on, begins with; then nothing of the interrupted one is left. */
    async function assertWhole(
      folder: string,
      place: string,
      before: object,
      after: object,
    ): Promise<boolean> {
      const parent = toDiskFolder(join(place, '..'), () => false);
      await finishPlacing(parent, NOW + MINUTE);
      const texts = await textsIn(folder);
      const isDone = JSON.stringify(texts) === JSON.stringify(after);
      if (!isDone) assert.deepEqual(texts, before);
      await finishPlacing(parent, NOW + 2 * HOUR);
      assert.deepEqual(
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)\./.test(name)),
        [],
      );
      return isDone;
    }

    for (const [what, at] of Object.entries(places)) {
      it(`leaves ${what} whole or undone where it is killed before any operation`, async () => {
        const after = await outcome(at);
        const outcomes: ('done' | 'undone' | 'ended')[] = [];
        const killAt = async (count: number) => {
          const { before, folder, job, place } = await prepare(at);
          const isKilled = await send({ job, out: place, at: count });
          const isDone = await assertWhole(folder, place, before, after);
          await clear(folder);
          if (!isKilled) assert.ok(isDone);
          return isKilled ? (isDone ? 'done' : 'undone') : 'ended';
        };
        while (!outcomes.includes('ended')) {
          const first = outcomes.length;
          outcomes.push(...(await Promise.all([0, 1, 2, 3].map((more) => killAt(first + more)))));
        }
        assert.ok(outcomes.filter((one) => one === 'undone').length >= 3, outcomes.join());
        if (at.hasOlder) assert.ok(outcomes.includes('done'), outcomes.join());
      });

      for (const mishap of ['ENOSPC', 'EROFS'] as const)
        it(`leaves ${what} whole or undone, and says so, where the disk answers ${mishap}`, async () => {
          const after = await outcome(at);
          let refusals = 0;
          for (let count = 0, isRefused = true; isRefused; count++) {
            const { before, folder, job, place } = await prepare(at);
            const restore = watchDisk(meet({ at: count, what: mishap }));
            isRefused = await buildNow(job, place).then(
              () => false,
              (error: unknown) => {
                assert.ok(
                  error instanceof UsageError && error.message.includes(`cannot be written (${mishap})`),
                );
                return true;
              },
            );
            restore();
            if (isRefused) refusals++;
            // A disk that is only full lets everything be cleared away at once.
            if (isRefused && mishap === 'ENOSPC') assert.deepEqual(namesIn(folder), Object.keys(before));
            const isDone = await assertWhole(folder, place, before, after);
            assert.equal(isDone, !isRefused);
            await clear(folder);
          }
          assert.ok(refusals >= 2, `${refusals} refusals`);
        });
    }

    /** What stands in the folder once all has gone well. */
    async function outcome(at: (typeof places)[keyof typeof places]): Promise<object> {
      const { folder, job, place } = await prepare(at);
      await buildNow(job, place);
      const texts = await textsIn(folder);
      await clear(folder);
      return texts;
    }
  });

/** Every file below a folder by its path, and every folder that nothing is in. */
function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => {
      const path = join(folder, name);
      return !statSync(path).isDirectory() || readdirSync(path).length === 0;
    })
    .sort();
}
