import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, settings } from '../../../src/editor/desk/ids.js';
import { closeEditors, fixtureUri, open } from '../../support/inEditor.js';

/** All lenses of a file that open the viewer, with their words. */
async function lensesOf(path: string): Promise<readonly vscode.CodeLens[]> {
  const lenses = await allLensesOf(path);
  return lenses.filter(({ command }) => command?.command === commands.openInViewer);
}

/** The others as well. */
async function allLensesOf(path: string): Promise<readonly vscode.CodeLens[]> {
  const uri = fixtureUri(path);
  await vscode.workspace.openTextDocument(uri);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    100,
  );
  return lenses.toSorted((a, b) => a.range.start.line - b.range.start.line);
}

const titleOf = ({ command }: vscode.CodeLens) => command?.title ?? '';

describe('the line above each block', () => {
  before(() => open('pki/rsa/leaf.pem'));
  after(closeEditors);

  it('says what the block is and how long it lives', async () => {
    const lenses = await lensesOf('pki/ec/node-keycert.txt');
    assert.deepEqual(
      lenses.map((lens) => titleOf(lens).replace(/expires in .+$/, 'expires')),
      [
        'private key, PKCS#8, encrypted with PBES2 (AES-256-CBC, HMAC-SHA256, 2,048 iterations)',
        'CDNODE1 · node certificate · EC P-256 · expires',
        'Musterbank AG Issuing CA 1 · intermediate CA certificate · EC P-256 · expires',
        'Musterbank AG Root CA · root CA certificate · EC P-256 · expires',
      ],
    );
    const document = await vscode.workspace.openTextDocument(fixtureUri('pki/ec/node-keycert.txt'));
    for (const { range } of lenses) assert.match(document.getText(range), /^-----BEGIN /);
  });

  it('opens the viewer on its object', async () => {
    const [, second] = await lensesOf('pki/rsa/trusted.txt');
    assert.equal(second?.command?.command, commands.openInViewer);
    const [uri, object] = second.command.arguments as [vscode.Uri, number];
    assert.equal(uri.toString(), fixtureUri('pki/rsa/trusted.txt').toString());
    assert.equal(object, 1);
  });

  it('offers the chain of each certificate, and of nothing else', async () => {
    const lenses = await allLensesOf('pki/ec/node-keycert.txt');
    const chains = lenses.filter(({ command }) => command?.command === commands.showChain);
    assert.equal(chains.length, 3);
    const [uri, position] = (chains[0]?.command?.arguments ?? []) as [vscode.Uri, vscode.Position];
    assert.equal(uri.toString(), fixtureUri('pki/ec/node-keycert.txt').toString());
    assert.equal(position.line, chains[0]?.range.start.line);
  });

  it('stands once above a container, whatever it holds', async () => {
    const lenses = await lensesOf('keystores/chain.pem');
    assert.deepEqual(
      lenses.map((lens) => titleOf(lens).split(':')[0]),
      ['PKCS#7 container'],
    );
  });

  it('makes no link of a hostile name', async () => {
    const [lens] = await lensesOf('hostile/markdown.pem');
    assert.ok(lens);
    assert.match(titleOf(lens), /\[click\]\u2060\(command:/);
  });

  it('is not there for who does not want it', async () => {
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(settings.codeLens, false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await lensesOf('pki/rsa/trusted.txt'), []);
    } finally {
      await configuration.update(settings.codeLens, undefined, vscode.ConfigurationTarget.Workspace);
    }
    assert.equal((await lensesOf('pki/rsa/trusted.txt')).length, 2);
  });
});
