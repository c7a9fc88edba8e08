import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeText } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open } from '../../support/inEditor.js';

async function outlineOf(uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> {
  await vscode.workspace.openTextDocument(uri);
  return vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
}

describe('the outline', () => {
  const scratch = fixtureUri('outline.pem');

  // The extension wakes with the first PEM document.
  before(() => open('pki/rsa/leaf.pem'));
  after(async () => {
    await vscode.workspace.fs.delete(scratch);
    await closeEditors();
  });

  it('lists the objects by what they are, each over the whole of its block', async () => {
    const uri = fixtureUri('pki/rsa/node-keycert.txt');
    const outline = await outlineOf(uri);
    assert.deepEqual(
      outline.map(({ kind, name }) => [name.split(', expires')[0], vscode.SymbolKind[kind]]),
      [
        ['private key, PKCS#8, encrypted with PBES2 (AES-256-CBC, HMAC-SHA256, 2,048 iterations)', 'Key'],
        ['CDNODE1 — node certificate', 'Object'],
        ['Musterbank AG Issuing CA 1 — intermediate CA certificate', 'Object'],
        ['Musterbank AG Root CA — root CA certificate', 'Object'],
      ],
    );
    const document = await vscode.workspace.openTextDocument(uri);
    for (const { range, selectionRange } of outline) {
      assert.match(document.getText(range), /^-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----$/);
      assert.match(document.getText(selectionRange), /^-----BEGIN [A-Z ]+-----$/);
    }
  });

  it('has what a container holds below it', async () => {
    const [bag, ...others] = await outlineOf(fixtureUri('keystores/chain.pem'));
    assert.deepEqual(others, []);
    assert.match(bag?.name ?? '', /^PKCS#7 container: \d certificates/);
    const names = bag?.children.map(({ name }) => name.split(' — ')[0]);
    assert.ok(names?.includes('CDNODE1'), String(names));
    for (const { range } of bag?.children ?? []) assert.ok(bag?.range.contains(range));
  });

  it('names what cannot be read by its label', async () => {
    await writeText(scratch, '-----BEGIN \u202Egpj.EXE-----\nAAAA\n-----END \u202Egpj.EXE-----\n');
    const [one] = await outlineOf(scratch);
    assert.equal(one?.name, '\\u{202E}gpj.EXE');
    assert.equal(one.detail, 'cannot be read');
  });
});
