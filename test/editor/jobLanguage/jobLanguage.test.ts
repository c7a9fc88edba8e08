import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { renameAt, renamedAt } from '../../../src/editor/features/jobLanguage/renameReference.js';
import { completeAt } from '../../../src/editor/features/jobLanguage/completeAt.js';
import { describeAt } from '../../../src/editor/features/jobLanguage/describeAt.js';
import { mendsAt } from '../../../src/editor/features/jobLanguage/mendsAt.js';
import { entryAt, usesOfEntryAt } from '../../../src/editor/features/jobLanguage/relativesOfReference.js';
import {
  isThere,
  openDesk,
  type OpenedDesk,
  putAuthority,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { closeEditors, fixtureUri } from '../../support/inEditor.js';

const JOB = `kind: InstallJob
node:
  name: CDNODE1
keyCertificate:
  ref: node
trustedCertificates:
  - ref: issuing
  - ref: "root"
`;

const folder = fixtureUri('language');

/** A file for each test: VS Code keeps a document that was open. */
let count = 0;

describe('the language of install jobs', () => {
  let desk: OpenedDesk;
  let job: vscode.Uri;
  let other: vscode.Uri;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    await removeStore();
    const { fs } = vscode.workspace;
    await fs.copy(fixtureUri('pki/rsa/leaf.pem'), storeUri('key/node/certificate.pem'));
    await fs.copy(fixtureUri('pki/rsa/leaf.key'), storeUri('key/node/key.pem'));
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
    count++;
    job = vscode.Uri.joinPath(folder, `one-${count}.installjob.yaml`);
    other = vscode.Uri.joinPath(folder, `other-${count}.installjob.yaml`);
    await writeText(job, JOB);
    await writeText(other, 'trustedCertificates:\n  - ref: root\n');
    document = await vscode.workspace.openTextDocument(job);
    desk = openDesk();
  });

  afterEach(async () => {
    await closeEditors();
    desk.dispose();
    await removeStore();
    // What was edited and not saved would be written again where its file went first.
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  /** The position behind a piece of the job. */
  const behind = (piece: string) => document.positionAt(JOB.indexOf(piece) + piece.length);

  it('completes references with the expiry of each beside it, in the quotes that stand there', async () => {
    const items = await completeAt(document, behind('"roo'), desk);
    assert.deepEqual(
      items.map(({ insertText, filterText, label }) => [
        insertText,
        filterText,
        (label as vscode.CompletionItemLabel).description,
      ]),
      [
        ['"issuing"', '"issuing', 'expires in 9 years'],
        ['"root"', '"root', 'expires in 9 years'],
      ],
    );
    const range = items[0]?.range;
    assert.ok(range instanceof vscode.Range);
    assert.equal(document.getText(range), '"root"');
  });

  it('completes through VS Code, in the document as it is known by its name', async () => {
    const keys = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      job,
      new vscode.Position(0, 0),
    );
    assert.ok(keys.items.some(({ insertText }) => insertText === 'apiVersion: '));
  });

  it('tells what a key becomes, and what a reference names', async () => {
    const text = (hover: vscode.Hover | undefined) =>
      (hover?.contents ?? []).map((part) => (part as vscode.MarkdownString).value).join('\n');
    const onKey = await describeAt(document, behind('  na'), desk);
    assert.match(text(onKey), /1 to 16 letters/);
    assert.match(text(onKey), /cdai&#95;localNodeName/);
    const onReference = await describeAt(document, behind('ref: no'), desk);
    assert.match(text(onReference), /CDNODE1/);
    assert.equal(onReference?.range && document.getText(onReference.range), 'node');
    assert.equal(await describeAt(document, new vscode.Position(8, 0), desk), undefined);
  });

  it('leads from a reference to the entry, and to every job that names it', async () => {
    const [link] = await entryAt(document, behind('"roo'), desk);
    assert.equal(link?.targetUri.toString(), storeUri('ca/root/certificate.pem').toString());
    const uses = await usesOfEntryAt(document, behind('"roo'), desk);
    assert.deepEqual(uses.map(({ uri, range }) => [uri.path.split('/').at(-1), range.start.line]).sort(), [
      [`one-${count}.installjob.yaml`, 7],
      [`other-${count}.installjob.yaml`, 1],
    ]);
    assert.deepEqual(await entryAt(document, behind('kind'), desk), []);
  });

  it('offers at a finding what the store can mend', async () => {
    const bare = vscode.Uri.joinPath(folder, `bare-${count}.installjob.yaml`);
    await writeText(bare, JOB.replace('  - ref: issuing\n', ''));
    const open = await vscode.workspace.openTextDocument(bare);
    const at = open.positionAt(open.getText().indexOf('node\ntrusted'));
    const range = new vscode.Range(at, at.translate(0, 'node'.length));
    const diagnostic = new vscode.Diagnostic(range, 'incomplete');
    diagnostic.code = { value: 'job-chain-incomplete', target: bare };
    const asked = {
      diagnostics: [diagnostic],
      only: undefined,
      triggerKind: vscode.CodeActionTriggerKind.Invoke,
    };
    const { signal } = new AbortController();
    const [action, ...others] = await mendsAt(open, asked, desk, signal);
    assert.deepEqual(
      [action?.title, others],
      ['Add Musterbank AG Issuing CA 1 to the trusted certificates', []],
    );
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(open.getText(), /- ref: "root"\n {2}- ref: issuing\n/);
    assert.deepEqual(await mendsAt(open, { ...asked, diagnostics: [] }, desk, signal), []);
    assert.ok(await open.save());
  });

  it('renames the entry with every job that names it', async () => {
    const { placeholder, range } = await renamedAt(document, behind('"roo'), desk);
    assert.deepEqual([placeholder, document.getText(range)], ['root', '"root"']);
    const edit = await renameAt(document, behind('"roo'), 'Root-2026', desk);
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
    assert.equal(document.getText(), JOB.replace('"root"', '"Root-2026"'));
    assert.match((await vscode.workspace.openTextDocument(other)).getText(), /- ref: Root-2026\n/);
    assert.ok(await isThere(storeUri('ca/Root-2026/certificate.pem')));
    assert.equal(await isThere(storeUri('ca/root')), false);
    for (const uri of [job, other]) assert.ok(await (await vscode.workspace.openTextDocument(uri)).save());
  });

  it('renames nothing else, and gives no name that a folder cannot have', async () => {
    await assert.rejects(renamedAt(document, behind('kind'), desk), /Only the name of an entry/);
    await assert.rejects(
      renameAt(document, behind('"roo'), '../up', desk),
      /cannot be called that\. up would do/,
    );
    await assert.rejects(renameAt(document, behind('"roo'), 'node', desk), /node-2 would do/);
  });
});
