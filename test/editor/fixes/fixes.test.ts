import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/desk/ids.js';
import { putAuthority, readText, removeStore, writeText } from '../../support/editorDesk.js';
import { closeEditors, codeOf, findingsOn, fixtureUri, runAndLeave, until } from '../../support/inEditor.js';

const scratch = fixtureUri('fixes');

const textOf = (path: string): Promise<string> => readText(fixtureUri(path));

describe('mends in the editor', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
    await removeStore();
  });
  after(closeEditors);

  let files = 0;

  /** A new file with this text, in an editor: never one that VS Code may remember the text of. */
  async function openText(text: string): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.joinPath(scratch, `mess-${++files}.pem`);
    await writeText(uri, text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  }

  function actionsAt(
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    kind: vscode.CodeActionKind,
  ): Thenable<vscode.CodeAction[]> {
    return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind.value);
  }

  /** The mends of the first finding of this code. */
  async function fixesOf(document: vscode.TextDocument, code: string): Promise<readonly vscode.CodeAction[]> {
    const findings = await findingsOn(document.uri, (all) => all.some((one) => codeOf(one) === code));
    const finding = findings.find((one) => codeOf(one) === code);
    assert.ok(finding);
    return actionsAt(document, finding.range, vscode.CodeActionKind.QuickFix);
  }

  const titled = (actions: readonly vscode.CodeAction[], title: string | RegExp): vscode.CodeAction => {
    const found = actions.find((one) =>
      typeof title === 'string' ? one.title === title : title.test(one.title),
    );
    assert.ok(found, `${title.toString()} among ${actions.map((one) => one.title).join(' | ')}`);
    return found;
  };

  async function apply({ edit }: vscode.CodeAction): Promise<void> {
    assert.ok(edit, 'the edit is at hand, so that it can be previewed');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
  }

  const normal = (document: vscode.TextDocument) => document.getText().replaceAll('\r\n', '\n');

  it('put the chain in order', async () => {
    const document = await openText(await textOf('pki/rsa/shuffled-keycert.txt'));
    const action = titled(await fixesOf(document, 'chain-order'), 'Put the chain in order');
    assert.equal(action.isPreferred, true);
    await apply(action);
    assert.equal(document.getText(), await textOf('pki/rsa/node-keycert.txt'));
    assert.equal(document.isDirty, true);
  });

  it('remove one repetition, or all', async () => {
    const leaf = await textOf('pki/rsa/leaf.pem');
    const document = await openText(`# mine\n${leaf}${leaf}# and again\n${leaf}`);
    const fixes = await fixesOf(document, 'duplicate');
    await apply(titled(fixes, 'Remove all 2 repetitions'));
    assert.equal(normal(document), `# mine\n${leaf}`);
    await vscode.commands.executeCommand('undo');
    await apply(titled(await fixesOf(document, 'duplicate'), 'Remove this repetition'));
    assert.equal(normal(document), `# mine\n${leaf}# and again\n${leaf}`);
  });

  it('remove what has no part in the chain', async () => {
    const chain = await textOf('pki/ec/node-keycert.txt');
    const document = await openText(chain + (await textOf('partner/root.pem')));
    const fixes = await fixesOf(document, 'extraneous-certificate');
    await apply(titled(fixes, 'Remove Partner Logistics Ltd Root CA, which has no part in the chain'));
    assert.equal(normal(document), chain);
  });

  it('add the missing issuer from another file of the workspace', async () => {
    const document = await openText(await textOf('pki/rsa/no-intermediate-keycert.txt'));
    const fixes = await fixesOf(document, 'issuer-missing');
    const action = titled(fixes, /^Add Musterbank AG Issuing CA 1 \(from .*\)$/);
    await apply(action);
    assert.equal(normal(document), await textOf('pki/rsa/node-keycert.txt'));
  });

  it('add issuers from the store, with the root and without', async () => {
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
    const leaf = await textOf('pki/rsa/leaf.pem');
    const document = await openText(leaf);
    const start = new vscode.Range(0, 0, 0, 0);
    // The watcher tells of the store's new entries a moment later.
    const actions = await until(async () => {
      const offered = await actionsAt(document, start, vscode.CodeActionKind.RefactorRewrite);
      return offered.some(({ title }) => title.includes('certificates/ca/root')) ? offered : undefined;
    }, vscode.languages.onDidChangeDiagnostics);
    const added = actions.map(({ title }) => title).filter((title) => title.startsWith('Add '));
    assert.deepEqual(added, [
      'Add Musterbank AG Issuing CA 1 (from certificates/ca/issuing/certificate.pem), Musterbank AG Root CA (from certificates/ca/root/certificate.pem)',
      'Add Musterbank AG Issuing CA 1 (from certificates/ca/issuing/certificate.pem)',
    ]);
    await apply(titled(actions, added[0] ?? ''));
    const whole = leaf + (await textOf('pki/rsa/intermediate.pem')) + (await textOf('pki/rsa/root.pem'));
    assert.equal(normal(document), whole);
    const more = await actionsAt(document, start, vscode.CodeActionKind.RefactorRewrite);
    await apply(titled(more, 'Leave the root out'));
    assert.equal(normal(document), leaf + (await textOf('pki/rsa/intermediate.pem')));
  });

  it('write a block as RFC 7468 has it, and all that need it', async () => {
    const leaf = await textOf('pki/rsa/leaf.pem');
    const root = await textOf('pki/rsa/root.pem');
    const quoted = (text: string) => text.trimEnd().replace(/^/gm, '> ');
    const document = await openText(`${quoted(leaf)}\n${quoted(root)}\n`);
    const fixes = await fixesOf(document, 'boundary-quoted');
    titled(fixes, 'Write this block as RFC 7468 has it');
    await apply(titled(fixes, 'Write all 2 such blocks as RFC 7468 has it'));
    assert.equal(normal(document), leaf + root);
  });

  it('split a bundle into files beside it, none of which is there', async () => {
    await writeText(vscode.Uri.joinPath(scratch, 'Musterbank-AG-Root-CA.crt'), '');
    const document = await openText(await textOf('pki/rsa/trusted.txt'));
    const whole = new vscode.Range(0, 0, 0, 0);
    const actions = await actionsAt(document, whole, vscode.CodeActionKind.RefactorRewrite);
    // What the files hold does not come back through this question; a journey looks at them.
    titled(actions, 'Split into 2 files: Musterbank-AG-Issuing-CA-1.pem, Musterbank-AG-Root-CA-2.pem');
  });

  it('fix all on save, where somebody has switched that on', async () => {
    const configuration = vscode.workspace.getConfiguration('editor', { uri: scratch, languageId: 'pem' });
    assert.deepEqual(configuration.get('codeActionsOnSave'), {}, 'off unless somebody switches it on');
    const document = await openText(await textOf('pki/rsa/shuffled-keycert.txt'));
    const kind = vscode.CodeActionKind.SourceFixAll.append('cdcerts');
    const [action, ...more] = await actionsAt(document, new vscode.Range(0, 0, 0, 0), kind);
    assert.ok(action);
    assert.equal(more.length, 0);
    await apply(action);
    assert.equal(document.getText(), await textOf('pki/rsa/node-keycert.txt'));
    assert.deepEqual(await actionsAt(document, new vscode.Range(0, 0, 0, 0), kind), []);
  });

  it('offer to encrypt a key in the clear, and ask for a passphrase first', async () => {
    const text = await textOf('pki/rsa/pkcs1.key');
    const document = await openText(text);
    const { command, edit } = titled(await fixesOf(document, 'key-unencrypted'), 'Encrypt this private key…');
    assert.equal(edit, undefined);
    assert.equal(command?.command, commands.encryptPrivateKey);
    await runAndLeave(commands.encryptPrivateKey, ...((command.arguments ?? []) as unknown[]));
    assert.equal(normal(document), text, 'without a passphrase nothing changes');
  });

  it('lead to another encoding where the file’s own is in the way', async function () {
    const text = await textOf('pki/rsa/leaf.pem');
    const document = await openText(`\ufeff${text}`);
    // VS Code tells of the mark since 1.100.
    if (!('encoding' in document)) return this.skip();
    const { command } = titled(
      await fixesOf(document, 'byte-order-mark'),
      'Save as UTF-8 without a byte order mark…',
    );
    const known = await vscode.commands.getCommands();
    assert.ok(known.includes(command?.command ?? ''), command?.command);
  });

  it('put a chain in order behind a byte order mark', async () => {
    const document = await openText(`\ufeff${await textOf('pki/rsa/shuffled-keycert.txt')}`);
    await apply(titled(await fixesOf(document, 'chain-order'), 'Put the chain in order'));
    assert.equal(normal(document), await textOf('pki/rsa/node-keycert.txt'));
  });

  it('are none where nothing is wrong, and none is computed', async () => {
    const document = await openText(await textOf('pki/rsa/node-keycert.txt'));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    assert.deepEqual(await actionsAt(document, whole, vscode.CodeActionKind.QuickFix), []);
  });
});
