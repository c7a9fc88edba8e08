import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/desk/ids.js';
import { InventoryPanel } from '../../../src/editor/features/inventory/inventoryPanel.js';
import { readMessage, type ToPage } from '../../../src/editor/features/inventory/messages.js';
import {
  openDesk,
  type OpenedDesk,
  putAuthority,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, until } from '../../support/inEditor.js';

describe('the inventory’s table', () => {
  let desk: OpenedDesk;
  let panel: InventoryPanel;
  let told: ToPage[];
  const heard = new vscode.EventEmitter<void>();

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
    told = [];
    panel = new InventoryPanel(
      {
        postMessage: (message: ToPage) => {
          told.push(message);
          heard.fire();
          return Promise.resolve(true);
        },
      },
      desk,
    );
    await putAuthority('root', 'pki/rsa/root.pem');
    await writeText(storeUri('ca/root/entry.yaml'), 'label: Our Root\ntags: [ours]\nowner: Ops\n');
    desk.store.reread();
  });

  afterEach(async () => {
    panel.dispose();
    desk.dispose();
    await removeStore();
  });

  const names = () => told.at(-1)?.lines.map(({ cells }) => cells.name);

  it('shows what is in the store, in plain words', async () => {
    panel.receive({ type: 'ready' });
    await until(() => (told.length > 0 ? true : undefined), heard.event);
    const [message] = told;
    assert.equal(message?.summary, '2026-11-23: 1 certificate.');
    assert.deepEqual(message.lines, [
      {
        cells: {
          name: 'Our Root',
          kind: 'root CA',
          state: 'valid',
          renewBy: '2035-07-05',
          lastDay: '2036-01-01',
          issuer: 'CN=Musterbank AG Root CA,O=Musterbank AG,C=DE',
          tags: 'ours',
          owner: 'Ops',
          where: 'certificates/ca/root/certificate.pem',
        },
        state: 'valid',
      },
    ]);
  });

  it('follows the store, and says nothing where nothing is new', async () => {
    await panel.show();
    await panel.show();
    assert.equal(told.length, 1);
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await until(() => (names()?.includes('issuing') ? true : undefined), heard.event);
  });

  it('has the workspace’s files where that is wished for, their hostile text made plain', async () => {
    panel.receive({ type: 'files', hasFiles: true });
    await until(() => ((names()?.length ?? 0) > 20 ? true : undefined), heard.event);
    const text = JSON.stringify(told.at(-1));
    assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}]/u);
    const root = told.at(-1)?.lines.find(({ cells }) => cells.name === 'Our Root');
    assert.match(root?.cells.where ?? '', /^certificates\/ca\/root\/certificate\.pem, .* and \d+ more$/);
    panel.receive({ type: 'files', hasFiles: false });
    await until(() => (names()?.length === 1 ? true : undefined), heard.event);
  });

  it('opens the certificate of a line, and no other file whatever the page says', async () => {
    await panel.show();
    panel.receive({ type: 'open', line: 0 });
    await until(
      () =>
        vscode.window.activeTextEditor?.document.uri.path.endsWith('ca/root/certificate.pem') === true
          ? true
          : undefined,
      vscode.window.onDidChangeActiveTextEditor,
    );
    await closeEditors();
    panel.receive({ type: 'open', line: 99 });
    for (const message of [
      undefined,
      'open',
      { type: 'open', line: fixtureUri('root.pem').toString() },
      { type: 'open', line: -1.5 },
      { type: 'files', hasFiles: 'yes' },
      { type: 'run' },
    ])
      assert.equal(readMessage(message), undefined);
    assert.deepEqual(readMessage({ type: 'open', line: 1, more: 2 }), { type: 'open', line: 1 });
  });

  it('opens in one tab, however often it is asked for', async () => {
    const tabs = () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('inventory'),
        );
    await vscode.commands.executeCommand(commands.openInventory);
    await vscode.commands.executeCommand(commands.openInventory);
    await until(() => (tabs().length > 0 ? true : undefined), vscode.window.tabGroups.onDidChangeTabs);
    assert.equal(tabs().length, 1);
    await vscode.window.tabGroups.close(tabs());
    await until(() => (tabs().length === 0 ? true : undefined), vscode.window.tabGroups.onDidChangeTabs);
  });
});
