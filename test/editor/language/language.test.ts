import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeText } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open, until } from '../../support/inEditor.js';

const scratch = fixtureUri('languages');
const BLOCK = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n';

async function openNew(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(scratch, name);
  await writeText(uri, text);
  return vscode.workspace.openTextDocument(uri);
}

async function languageOf(name: string, text: string): Promise<string> {
  return (await openNew(name, text)).languageId;
}

const opened = (uri: vscode.Uri) =>
  vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());

/** A block in a file that is plain text by its name. The extension is told of documents in the order of their opening. */
async function becomesPem(name: string): Promise<vscode.TextDocument> {
  const { uri } = await openNew(name, BLOCK);
  return until(
    () => (opened(uri)?.languageId === 'pem' ? opened(uri) : undefined),
    vscode.workspace.onDidOpenTextDocument,
  );
}

describe('the language of PEM files', () => {
  before(() => vscode.extensions.getExtension('cdcerts.connect-direct-certificates')?.activate());

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
  });

  for (const name of ['a.pem', 'a.crt', 'a.cer', 'a.key', 'a.csr', 'A.PEM'])
    it(`is told by the ending of ${name}`, async () => {
      assert.equal(await languageOf(name, ''), 'pem');
    });

  for (const name of ['node-keycert.txt', 'KEYCERT.TXT', 'trusted.txt', 'trusted_partner.txt'])
    it(`is told by Connect:Direct’s file name ${name}`, async () => {
      assert.equal(await languageOf(name, ''), 'pem');
    });

  it('is told by a first line that begins a block', async () => {
    assert.equal(await languageOf('no-ending', BLOCK), 'pem');
    assert.equal(await languageOf('mailed.bak', `  ${BLOCK}`), 'pem');
    assert.equal(await languageOf('rule', '-----------\n'), 'plaintext');
  });

  it('is told by a first line that begins a block in a .txt as well', async () => {
    const document = await becomesPem('mailed.txt');
    // Whoever wants it as plain text has the last word.
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await becomesPem('next.txt');
    assert.equal(opened(document.uri)?.languageId, 'plaintext');
  });

  it('is not that of prose about certificates', async () => {
    const { uri } = await openNew('notes.txt', `A certificate:\n${BLOCK}`);
    await becomesPem('next.txt');
    assert.equal(opened(uri)?.languageId, 'plaintext');
  });

  it('folds each block to its BEGIN line', async () => {
    const document = await open('pki/rsa/trusted.txt');
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    assert.ok(editor);
    const linesWith = (text: string) =>
      Array.from({ length: document.lineCount }, (_, line) => line).filter((line) =>
        document.lineAt(line).text.startsWith(text),
      );
    const folded = until(
      () => (editor.visibleRanges.length > 1 ? editor.visibleRanges : undefined),
      vscode.window.onDidChangeTextEditorVisibleRanges,
    );
    await vscode.commands.executeCommand('editor.foldAll');
    const begins = linesWith('-----BEGIN');
    assert.equal(begins.length, 2);
    assert.deepEqual(
      (await folded).map(({ end, start }) => [start.line, end.line]),
      begins.map((line) => [line, line]),
    );
  });
});
