import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, schemes } from '../../../src/editor/desk/ids.js';
import { putAuthority, readText, removeStore, writeText } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open, until } from '../../support/inEditor.js';

const scratch = fixtureUri('chain');

describe('the chain in the editor', () => {
  afterEach(async () => {
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
    await removeStore();
    await closeEditors();
  });

  const names = (places: readonly (vscode.Location | vscode.LocationLink)[]) =>
    places.map((place) => {
      const [uri, range] = 'uri' in place ? [place.uri, place.range] : [place.targetUri, place.targetRange];
      return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`;
    });

  const shown = () => vscode.window.activeTextEditor?.document;
  const chainText = (content: (text: string) => boolean) =>
    until(
      () => {
        const document = shown();
        return document?.uri.scheme === schemes.chain && content(document.getText()) ? document : undefined;
      },
      vscode.window.onDidChangeActiveTextEditor,
      vscode.workspace.onDidChangeTextDocument,
    );

  it('is shown as a document with the verdict of each step and a link to each certificate', async () => {
    await putAuthority('root', 'pki/ec/root.pem');
    const { uri } = await open('pki/ec/leaf.pem');
    await vscode.commands.executeCommand(commands.showChain, uri, new vscode.Position(0, 0));
    const document = await chainText((text) => text.includes('is in the certificate store'));
    assert.equal(document.uri.path, '/Chain of CDNODE1');
    const text = document.getText();
    assert.match(text, /^Verdict {8}valid$/m);
    assert.match(text, /^2 {3}Musterbank AG Issuing CA 1 — intermediate CA certificate/m);
    assert.match(text, /its key verifies the signature \(ECDSA with SHA-256\)/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.equal(links.length, 3);
    assert.equal(document.getText(links[0]?.range), 'pki/ec/leaf.pem');
    assert.match(links[0]?.target?.toString() ?? '', /pki\/ec\/leaf\.pem#L1$/);
  });

  it('follows the store, and the file that its certificate goes from', async () => {
    const uri = vscode.Uri.joinPath(scratch, 'followed.pem');
    await writeText(uri, await readText(fixtureUri('pki/ec/leaf.pem')));
    await vscode.commands.executeCommand(commands.showChain, uri, new vscode.Position(0, 0));
    await chainText((text) => text.includes('is not in the certificate store'));
    await putAuthority('root', 'pki/ec/root.pem');
    await chainText((text) => text.includes('is in the certificate store'));
    await writeText(uri, '');
    await chainText((text) => text.includes('is not in chain/followed.pem any more'));
  });

  it('is that of the block at the cursor, and of the certificate of a line in the tree', async () => {
    const document = await open('pki/rsa/trusted.txt');
    const line = document.getText().split(/\r?\n/).lastIndexOf('-----BEGIN CERTIFICATE-----') + 2;
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await vscode.commands.executeCommand(commands.showChain);
    assert.match((await chainText(() => true)).getText(), /^Chain of “Musterbank AG Root CA”/);
    await closeEditors();
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    const known = { file: 'certificates/ca/issuing/certificate.pem' };
    await vscode.commands.executeCommand(commands.showChain, {
      uri: fixtureUri(known.file),
      entry: undefined,
    });
    assert.match((await chainText(() => true)).getText(), /^Chain of “Musterbank AG Issuing CA 1”/);
  });

  it('leads from a certificate to its issuer, wherever it stands', async () => {
    const { uri } = await open('pki/ec/node-keycert.txt');
    const text = (await vscode.workspace.openTextDocument(uri)).getText().split(/\r?\n/);
    const begins = text.flatMap((line, at) => (line === '-----BEGIN CERTIFICATE-----' ? [at] : []));
    const issuers = async (at: number) =>
      names(
        await vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeDefinitionProvider',
          uri,
          new vscode.Position(at + 1, 3),
        ),
      );
    const [leaf = 0, issuing = 0, root = 0] = begins;
    const ofLeaf = await issuers(leaf);
    assert.ok(ofLeaf.includes(`pki/ec/node-keycert.txt:${issuing + 1}`));
    assert.ok(ofLeaf.includes('pki/ec/intermediate.pem:1'));
    assert.ok(
      ofLeaf.every((place) => !place.startsWith('pki/rsa/')),
      'the namesake with another key is none',
    );
    assert.ok((await issuers(root)).includes(`pki/ec/node-keycert.txt:${root + 1}`));
    assert.deepEqual(await issuers(-1), [], 'a private key has no issuer');
  });

  it('leads from a certificate to what it issued', async () => {
    const { uri } = await open('pki/ec/intermediate.pem');
    const places = names(
      await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        uri,
        new vscode.Position(0, 0),
      ),
    );
    assert.ok(places.includes('pki/ec/leaf.pem:1'));
    assert.ok(places.some((place) => place.startsWith('pki/ec/node-keycert.txt:')));
    assert.ok(!places.includes('pki/rsa/leaf.pem:1'));
  });
});
