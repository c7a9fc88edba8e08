import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, settings } from '../../../src/editor/desk/ids.js';
import { CertificateView } from '../../../src/editor/features/tree/certificateView.js';
import { openDesk, readText, removeStore, storeUri, writeText } from '../../support/editorDesk.js';
import { closeEditors, codeOf, findingsOn, fixtureUri } from '../../support/inEditor.js';

const scratch = fixtureUri('clear');
const at = (name: string) => vscode.Uri.joinPath(scratch, name);
const scan = () => vscode.commands.executeCommand(commands.scanWorkspace);

describe('private keys in the clear, in files that are not open,', () => {
  let clear: string;

  before(async () => {
    clear = await readText(fixtureUri('keys/P-256.pkcs8.pem'));
  });

  beforeEach(closeEditors);

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
    await removeStore();
  });

  const found = (all: readonly vscode.Diagnostic[]) => all.filter((one) => codeOf(one) === 'key-unencrypted');
  const exactly = (count: number) => (all: readonly vscode.Diagnostic[]) => found(all).length === count;

  it('are found by a scan, each on its line, in every form, text or binary', async () => {
    await writeText(at('two.pem'), `# note\n${clear}\n${clear}`);
    await writeText(at('marked.key'), `\uFEFF${clear.replaceAll('\n', '\r\n')}`);
    for (const [name, fixture] of [
      ['sec1.pem', 'pki/ec/sec1.key'],
      ['sealed.key', 'pki/rsa/leaf.key'],
    ] as const)
      await vscode.workspace.fs.copy(fixtureUri(fixture), at(name));
    const [, body = ''] = /KEY-----\n([^-]*)/.exec(clear) ?? [];
    await vscode.workspace.fs.writeFile(
      at('binary.der'),
      Uint8Array.from(atob(body.replaceAll('\n', '')), (character) => character.charCodeAt(0)),
    );
    await scan();
    const two = found(await findingsOn(at('two.pem'), exactly(2)));
    const lines = clear.split('\n').length;
    assert.deepEqual(
      two.map(({ range }) => [range.start.line, range.start.character, range.end.character]),
      [
        [1, 0, 27],
        [1 + lines, 0, 27],
      ],
    );
    assert.equal(two[0]?.severity, vscode.DiagnosticSeverity.Warning);
    const [marked] = found(await findingsOn(at('marked.key'), exactly(1)));
    assert.deepEqual([marked?.range.start.line, marked?.range.start.character], [0, 0]);
    await findingsOn(at('sec1.pem'), exactly(1));
    const [binary] = found(await findingsOn(at('binary.der'), exactly(1)));
    assert.ok(binary?.range.isEmpty);
    assert.deepEqual(vscode.languages.getDiagnostics(at('sealed.key')), []);
  });

  it('are said once while the file is open, and still when it is closed', async () => {
    await writeText(at('key.pem'), clear);
    await scan();
    await findingsOn(at('key.pem'), exactly(1));
    const counts: number[] = [];
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      counts.push(found(vscode.languages.getDiagnostics(at('key.pem'))).length);
    });
    const document = await vscode.workspace.openTextDocument(at('key.pem'));
    await vscode.window.showTextDocument(document);
    // Once the open file speaks for itself, it tells of what has been typed.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), clear);
    await vscode.workspace.applyEdit(edit);
    await findingsOn(at('key.pem'), exactly(2));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await findingsOn(at('key.pem'), exactly(1));
    assert.ok(counts.every((count) => count <= 2));
    listening.dispose();
    await closeEditors();
    await findingsOn(at('key.pem'), exactly(1));
  });

  it('come with a new file, and go when it is mended or moved away', async () => {
    await scan();
    await writeText(at('late.pem'), clear);
    await findingsOn(at('late.pem'), exactly(1));
    await writeText(at('late.pem'), await readText(fixtureUri('pki/rsa/leaf.key')));
    await findingsOn(at('late.pem'), exactly(0));
    await writeText(at('late.pem'), clear);
    await findingsOn(at('late.pem'), exactly(1));
    await vscode.workspace.fs.delete(at('late.pem'));
    await findingsOn(at('late.pem'), exactly(0));
  });

  it('are none in files that the settings exclude', async () => {
    await scan();
    await writeText(at('late.pem'), clear);
    await findingsOn(at('late.pem'), exactly(1));
    const exclude = (globs: readonly string[] | undefined) =>
      vscode.workspace
        .getConfiguration()
        .update(settings.scanExclude, globs, vscode.ConfigurationTarget.Workspace);
    try {
      await exclude(['**/clear/**']);
      await findingsOn(at('late.pem'), exactly(0));
    } finally {
      await exclude(undefined);
    }
    await findingsOn(at('late.pem'), exactly(1));
  });

  it('are found in the store: in its entries, where certificates belong, and in what lies beside them', async () => {
    await writeText(storeUri('key/node/key.pem'), clear);
    await writeText(storeUri('key/node/old.key'), clear);
    await writeText(storeUri('ca/root/certificate.pem'), clear);
    await writeText(storeUri('certificate-store.yaml'), 'format: 1\n');
    await scan();
    for (const path of ['key/node/key.pem', 'key/node/old.key', 'ca/root/certificate.pem'])
      await findingsOn(storeUri(path), exactly(1));
  });

  it('are marked in the tree, once the workspace has been scanned', async () => {
    await writeText(at('key.pem'), clear);
    const desk = openDesk();
    const view = new CertificateView({}, desk);
    try {
      const lineOf = async () => {
        const places = await view.tree.getChildren();
        const files = await view.tree.getChildren(
          places.find((node) => node.type === 'place' && node.place === 'files'),
        );
        const node = files.find((one) => one.type === 'file' && one.uri.path.endsWith('clear/key.pem'));
        assert.ok(node);
        return { node, item: await view.tree.getTreeItem(node) };
      };
      assert.equal((await lineOf()).item.contextValue, 'file');
      await desk.files.scan();
      const { item, node } = await lineOf();
      assert.equal(item.contextValue, 'file.clear');
      assert.equal(item.description, 'private key in the clear · clear');
      assert.deepEqual(
        item.iconPath,
        new vscode.ThemeIcon('unlock', new vscode.ThemeColor('list.warningForeground')),
      );
      const [key] = await view.tree.getChildren(node);
      assert.ok(key);
      assert.equal((await view.tree.getTreeItem(key)).contextValue, 'file.clear');
    } finally {
      view.dispose();
      desk.dispose();
    }
  });
});
