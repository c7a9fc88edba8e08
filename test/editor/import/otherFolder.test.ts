import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { storeDesk, type StoreDesk } from '../../../src/editor/desk/storeDesk.js';
import { keepNotes } from '../../../src/editor/features/entries/editEntryNotes.js';
import { moveToTrash } from '../../../src/editor/features/entries/deleteEntries.js';
import { importFrom } from '../../../src/editor/features/import/importCertificates.js';
import { isThere, openDesk, type OpenedDesk, removeStore, storeUri } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';

const setting = 'cdcerts.store.folder';

describe('a command keeps the store that it began with', () => {
  let desk: OpenedDesk;
  /** A folder of the workspace as far as the store knows: the suites have one alone. */
  const other: vscode.WorkspaceFolder = { uri: fixtureUri('otherFolder'), name: 'other', index: 1 };

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
  });

  afterEach(async () => {
    await vscode.workspace
      .getConfiguration()
      .update(setting, undefined, vscode.ConfigurationTarget.Workspace);
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(other.uri, { recursive: true }).then(undefined, () => undefined);
  });

  async function begin(): Promise<StoreDesk> {
    const own = await storeDesk(desk);
    assert.ok(own);
    return own;
  }

  /** Imports a CA certificate, Enter being pressed at each question until it has ended. */
  async function importRoot(own: StoreDesk): Promise<void> {
    const ended: true[] = [];
    const importing = importFrom([{ uri: fixtureUri('pki/rsa/root.pem') }], own).finally(() =>
      ended.push(true),
    );
    while (ended.length === 0)
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await importing;
  }

  it('where another folder’s is chosen while the plan is open', async () => {
    const told: string[] = [];
    desk.store.onDidAdd((added) => told.push(...added.map(({ name }) => name)));
    const own = await begin();
    await desk.store.choose(other);
    await importRoot(own);
    assert.ok(await isThere(storeUri('ca/Musterbank-AG-Root-CA/certificate.pem')));
    assert.equal(await isThere(other.uri), false);
    // Nor is it looked for in the view, which shows the other.
    assert.deepEqual(told, []);
  });

  it('also where a line of the view was clicked, whatever is shown by then', async () => {
    await importRoot(await begin());
    const [entry] = (await desk.store.contents()).entries;
    assert.ok(entry);
    await desk.store.choose(other);
    const line = { type: 'entry', entry, uri: storeUri('ca/Musterbank-AG-Root-CA/certificate.pem') };
    const own = await storeDesk(desk, line);
    assert.equal(own?.store.folder.toString(), storeUri().toString());
    assert.equal((await storeDesk(desk))?.store.root, other);
  });

  it('and nothing is written where that has left the workspace, which is said', async () => {
    const first = await begin();
    await importRoot(first);
    const [entry] = (await first.store.contents()).entries;
    assert.ok(entry);
    const stamp = await first.store.stamp('ca/Musterbank-AG-Root-CA');
    assert.ok(stamp);
    await vscode.workspace
      .getConfiguration()
      .update(setting, 'elsewhere', vscode.ConfigurationTarget.Workspace);
    const gone = /is not in this workspace any more: .* Nothing was written\./;
    await assert.rejects(keepNotes([[entry, { label: 'Another' }]], first), gone);
    await assert.rejects(moveToTrash([{ entry, stamp }], first), gone);
    assert.equal(await first.store.stamp('ca/Musterbank-AG-Root-CA'), stamp);
    assert.equal(await isThere(fixtureUri('elsewhere')), false);
  });
});
