import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreIndex } from '../../src/core/store/storeIndex.js';
import { type Desk, openDesk } from '../support/desk.js';
import { realFileSystem } from '../support/realFileSystem.js';
import {
  acceptPlan,
  chooseFromMenu,
  line,
  openCertificates,
  planTitle,
  readPlan,
} from '../support/workbench.js';

/** The certificates of the bundle, every one an entry of its own. */
const BUNDLE = 144;

/** At which of what is seen on the disk VS Code is killed, and how many entries the next opening finds. */
const moments = [
  { seen: 'an entry that is being prepared', folder: '.staging-', hasPlaced: false, after: 1 },
  { seen: 'the journal', folder: '.change-', hasPlaced: false, after: BUNDLE + 1 },
  { seen: 'the first entry in its place', folder: '.change-', hasPlaced: true, after: BUNDLE + 1 },
] as const;

for (const kind of ['node', 'web'] as const)
  describe(`VS Code is killed while an import is written, in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk | undefined;
    const store = () => join(folder, 'certificates');
    const placed = () => readdirSync(join(store(), 'ca')).filter((name) => name !== 'Present');
    const leftFolder = () => readdirSync(store()).find((name) => /^\.(staging|change)-/.test(name));

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      mkdirSync(join(store(), 'ca/Present'), { recursive: true });
      cpSync('test/fixtures/pki/rsa/root.pem', join(store(), 'ca/Present/certificate.pem'));
      cpSync('test/fixtures/big/ca-certificates.crt', join(folder, 'bundle.crt'));
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await desk?.screenshot(`failed-killed-${kind}`);
      await desk?.close();
      desk = undefined;
      rmSync(folder, { recursive: true, force: true });
    });

    const open = async () => {
      desk = await openDesk({
        folder,
        extension: resolve('.'),
        kind,
        screenshots: resolve('out/screenshots'),
      });
      await openCertificates(desk.page);
      return desk;
    };

    /** Begins to import the bundle, up to the plan. */
    const planBundle = async (page: Desk['page']) => {
      await page.keyboard.press('Control+Shift+E');
      const bundle = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'bundle.crt' });
      await chooseFromMenu(page, bundle.first(), 'Add to Store', planTitle(page));
      await readPlan(page);
    };

    for (const { after, folder: left, hasPlaced, seen } of moments)
      it(`at ${seen}: ${after > 1 ? 'the next opening completes it' : 'nothing of it is there, and the next import clears it away'}`, async () => {
        const { page, processGroup } = await open();
        await line(page, 'CA Certificates').waitFor();
        await planBundle(page);
        const killed = killAt({ store: store(), left, hasPlaced, processGroup });
        await page.locator('.quick-input-widget .quick-input-box input').press('Enter');
        await killed;
        await desk?.close();
        desk = undefined;
        const interrupted = leftFolder();
        assert.ok(interrupted !== undefined, 'VS Code was quicker');
        assert.ok(interrupted.startsWith(left), interrupted);
        assert.ok(placed().length < BUNDLE, `${placed().length} entries had come to their places`);
        assert.equal(placed().length > 0, hasPlaced);
        // Another window might be at it still, so that it is left alone for a while: as if that were over.
        const earlier = interrupted.replace(/\d+/, (time) => String(Number(time) - 2 * 60 * 60 * 1000));
        renameSync(join(store(), interrupted), join(store(), earlier));
        const again = await open();
        await line(again.page, 'CA Certificates')
          .filter({ hasText: String(after) })
          .waitFor();
        await again.screenshot(`killed-${kind}`);
        if (after === 1) {
          assert.deepEqual(placed(), []);
          await planBundle(again.page);
          await acceptPlan(again.page);
        }
        const files = realFileSystem(store());
        while (placed().length < BUNDLE || leftFolder() !== undefined) await again.page.waitForTimeout(50);
        const entries = await new StoreIndex(files).read();
        assert.equal(entries.length, BUNDLE + 1);
        for (const { certificates, faults, name } of entries) {
          assert.deepEqual(faults, [], name);
          assert.equal(certificates.length, 1, name);
        }
      });
  });

/** What is waited for on the disk, and whom it ends. */
interface Killing {
  readonly store: string;
  /** How the name of the change’s folder begins. */
  readonly left: string;
  /** Whether an entry must have come to its place. */
  readonly hasPlaced: boolean;
  readonly processGroup: number;
}

/** Looks without a pause, since a change takes some milliseconds; as source text for a thread of its own. */
const LOOKING = `
  const { readdirSync } = require('node:fs');
  const { hasPlaced, left, processGroup, store } = require('node:worker_threads').workerData;
  const isSeen = () => {
    const found = readdirSync(store).find((name) => name.startsWith(left));
    if (found === undefined) return false;
    if (hasPlaced) return readdirSync(store + '/ca').length > 1;
    // In it is what keeps git from it, then the parts.
    return left !== '.staging-' || readdirSync(store + '/' + found).length > 1;
  };
  while (!isSeen());
  process.kill(-processGroup, 'SIGKILL');
`;

/** Kills all that VS Code’s server has started, at the moment in which the disk shows it. */
function killAt(killing: Killing): Promise<void> {
  return new Promise((done, fail) => {
    const worker = new Worker(LOOKING, { eval: true, workerData: killing });
    worker.once('error', fail);
    worker.once('exit', () => {
      done();
    });
  });
}
