import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readContents } from '../../../src/core/contents/readContents.js';
import { verifyLink } from '../../../src/core/path/verifyLink.js';
import { planImport } from '../../../src/core/store/import/planImport.js';
import { keepChosen } from '../../../src/editor/features/import/keepChosen.js';
import { readSources } from '../../../src/editor/features/import/readSources.js';
import { writeReport } from '../../../src/editor/features/import/writeReport.js';
import { makeDistinct } from '../../bench/distinct.js';
import {
  filesInStore,
  NOW,
  type OpenedStoreDesk,
  openStoreDesk,
  removeStore,
  writeText,
} from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';

const COUNT = 1_000;
const folder = fixtureUri('thousand');

describe('an import of a thousand files', () => {
  let desk: OpenedStoreDesk;
  const took: string[] = [];
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const before = performance.now();
    const result = await work();
    took.push(`${what} ${Math.round(performance.now() - before)} ms`);
    return result;
  };

  before(async () => {
    await removeStore();
    desk = openStoreDesk();
    const bundle = readContents(await vscode.workspace.fs.readFile(fixtureUri('big/ca-certificates.crt')));
    const blocks = makeDistinct(bundle, Math.ceil(COUNT / bundle.items.length)).slice(0, COUNT);
    for (let at = 0; at < COUNT; at += 50)
      await Promise.all(
        blocks
          .slice(at, at + 50)
          .map((block, index) =>
            writeText(vscode.Uri.joinPath(folder, `${(at + index) % 10}/${at + index}.pem`), block),
          ),
      );
  });

  after(async () => {
    await removeStore();
    await vscode.workspace.fs.delete(folder, { recursive: true });
    desk.log.info(took.join(', '));
    desk.dispose();
  });

  it('tells how far it is, comes in as one change, and reports each file', async () => {
    const { signal } = new AbortController();
    const told: number[] = [];
    const tell = (files: number) => told.push(files);
    const found = await step('read', () =>
      readSources([{ uri: folder }], { store: desk.store.folder, signal, tell }),
    );
    assert.deepEqual([told.length, told.at(-1), found.certificates.length], [COUNT, COUNT, COUNT]);
    const { entries: existing } = await desk.store.contents();
    const plan = await step('sorted', () => planImport({ found, existing, now: NOW, verify: verifyLink }));
    assert.deepEqual([plan.entries.length, plan.refused], [COUNT, []]);
    const chosen = plan.entries.map((entry) => ({ entry, kind: entry.kinds[0] }));
    const keeping = { passphrases: new Map(), stamps: new Map(), signal };
    const added = await step('written', () => keepChosen(chosen, keeping, desk));
    assert.equal(added.length, COUNT);
    const report = writeReport({ plan, chosen, added }, NOW);
    assert.equal(report.match(/^ {2}thousand\/\d\/\d+\.pem\n {4}.* → ca\//gm)?.length, COUNT);
  });

  it('is called off in the midst of it, and leaves nothing', async () => {
    await removeStore();
    const calling = new AbortController();
    const tell = (files: number) => {
      if (files === COUNT / 2) calling.abort(new vscode.CancellationError());
    };
    await assert.rejects(
      readSources([{ uri: folder }], { store: undefined, signal: calling.signal, tell }),
      vscode.CancellationError,
    );
    assert.deepEqual(await filesInStore(), []);
  });
});
