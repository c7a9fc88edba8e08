import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { renameAt, renamedAt } from '../../../src/editor/features/jobLanguage/renameReference.js';
import { completeAt } from '../../../src/editor/features/jobLanguage/completeAt.js';
import { describeAt } from '../../../src/editor/features/jobLanguage/describeAt.js';
import { moveInText, rememberMoved } from '../../../src/editor/features/jobs/moveSecretsOut.js';
import { referenceIdentity } from '../../../src/core/keys/passphraseIdentity.js';
import { recall } from '../../../src/editor/desk/rememberedPassphrases.js';
import { labelMendsAt } from '../../../src/editor/features/jobLanguage/relabel.js';
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
import { closeEditors, fixtureUri, runAndLeave, until } from '../../support/inEditor.js';

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

  it('offers partners’ certificates first where somebody else presents one, and tells them as such', async () => {
    await vscode.workspace.fs.copy(fixtureUri('partner/leaf.pem'), storeUri('peer/them/certificate.pem'));
    desk.store.reread();
    const content = 'partners:\n  - name: A\n    certificates:\n      - ref: them\n';
    const written = vscode.Uri.joinPath(folder, `peer-${count}.installjob.yaml`);
    await writeText(written, content);
    const open = await vscode.workspace.openTextDocument(written);
    const at = open.positionAt(content.indexOf('them') + 2);
    const items = await completeAt(open, at, desk);
    assert.deepEqual(
      items.map(({ insertText }) => insertText),
      ['them', 'issuing', 'root', 'node'],
    );
    const hover = await describeAt(open, at, desk);
    const shown = (hover?.contents ?? []).map((part) => (part as vscode.MarkdownString).value).join('\n');
    assert.match(shown, /partner certificate&#58; only proved against/);
    const [link] = await entryAt(open, at, desk);
    assert.equal(link?.targetUri.toString(), storeUri('peer/them/certificate.pem').toString());
    const edit = await renameAt(open, at, 'THEM', desk);
    assert.deepEqual(
      edit?.get(written).map(({ newText }) => newText),
      ['THEM'],
    );
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

  /** What is offered at a finding of this code that stands on a piece of a document. */
  const offered = (open: vscode.TextDocument, piece: string, code: string) => {
    const at = open.positionAt(open.getText().indexOf(piece));
    const diagnostic = new vscode.Diagnostic(new vscode.Range(at, at.translate(0, piece.length)), code);
    diagnostic.code = { value: code, target: open.uri };
    const asked = {
      diagnostics: [diagnostic],
      only: undefined,
      triggerKind: vscode.CodeActionTriggerKind.Invoke,
    };
    return open.uri.path.endsWith('entry.yaml')
      ? labelMendsAt(open, asked, desk)
      : mendsAt(open, asked, desk, new AbortController().signal);
  };

  it('offers a shorter name, and all of them at once', async () => {
    const long = vscode.Uri.joinPath(folder, `long-${count}.installjob.yaml`);
    const text = `server:\n  alias: Musterbank Aktiengesellschaft 01\n${JOB}`.replace(
      'CDNODE1',
      'MUSTERBANK-PRODUCTION-01',
    );
    await writeText(long, text);
    const open = await vscode.workspace.openTextDocument(long);
    const actions = await offered(open, 'MUSTERBANK-PRODUCTION-01', 'job-value-invalid');
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Shorten it to MUSTERBANK-PR-01', 'Shorten all 2 names that are too long'],
    );
    const all = actions[1]?.edit;
    assert.ok(all && (await vscode.workspace.applyEdit(all)));
    assert.equal(
      open.getText(),
      text
        .replace('MUSTERBANK-PRODUCTION-01', 'MUSTERBANK-PR-01')
        .replace('Aktiengesellschaft 01', 'Aktiengesel 01'),
    );
    assert.ok(await open.save());
  });

  it('shortens a label where the store has it, and in every job that has it from there', async () => {
    const label = 'Root certificate of Musterbank AG for all of its nodes';
    const short = 'Root certificate of Musterbank AG for all of its n';
    const notes = storeUri('ca/root/entry.yaml');
    await writeText(notes, `# ours\nlabel: '${label}'\n`);
    const text = JOB.replace('ref: "root"', `ref: "root"\n    label: ${label}`);
    await writeText(job, text);
    await writeText(other, `trustedCertificates:\n  - ref: root\n    label: of my own\n`);
    const open = await vscode.workspace.openTextDocument(job);
    await until(() => (open.getText() === text ? true : undefined), vscode.workspace.onDidChangeTextDocument);
    const inStore = `Change the label to ${short}, and in the install jobs that repeat it: 1`;
    const inJob = await offered(open, label, 'job-label-long');
    assert.deepEqual(
      inJob.map(({ title }) => title),
      [`Shorten it to ${short}`, inStore],
    );
    const [action] = await offered(
      await vscode.workspace.openTextDocument(notes),
      `'${label}'`,
      'label-long',
    );
    assert.equal(action?.title, inStore);
    assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(open.getText(), text.replace(label, short));
    const changed = await vscode.workspace.openTextDocument(notes);
    assert.equal(changed.getText(), `# ours\nlabel: '${short}'\n`);
    for (const one of [open, changed]) assert.ok(await one.save());
  });

  it('moves a secret out of the job, by a command that is told its place alone', async () => {
    const secret = 'canary-Passphrase-3381';
    const bad = vscode.Uri.joinPath(folder, `secret-${count}.installjob.yaml`);
    const text = JOB.replace(
      'ref: node\n',
      `ref: node\n  passphrase: ${secret}\nkeystore: { password: other }\n`,
    );
    await writeText(bad, text);
    const open = await vscode.workspace.openTextDocument(bad);
    const [one, all, ...others] = await offered(open, secret, 'job-secret-literal');
    assert.deepEqual(
      [one?.title, all?.title, others],
      ['Move the secret out, and name it CDNODE1_KEY_PASSPHRASE…', 'Move all 2 secrets out…', []],
    );
    assert.ok(!JSON.stringify([one, all]).includes(secret));
    const [uri, at] = (one?.command?.arguments ?? []) as [vscode.Uri, vscode.Position];
    assert.equal(uri.toString(), bad.toString());
    const moves = await moveInText(open, at);
    assert.equal(
      open.getText(),
      text.replace(`passphrase: ${secret}`, 'passphraseRef: CDNODE1_KEY_PASSPHRASE'),
    );
    await rememberMoved(moves, desk.secrets);
    assert.equal(await recall(desk.secrets, [referenceIdentity('CDNODE1_KEY_PASSPHRASE')]), secret);
    assert.equal((await moveInText(open)).length, 1);
    assert.ok(!open.getText().includes('other'));
    assert.deepEqual(await moveInText(open), []);
    assert.ok(await open.save());
  });

  it('remembers nothing where the person leaves, and is there in VS Code', async () => {
    const bad = vscode.Uri.joinPath(folder, `left-${count}.installjob.yaml`);
    await writeText(bad, JOB.replace('ref: node\n', 'ref: node\n  passphrase: canary-Passphrase-3382\n'));
    await runAndLeave('cdcerts.moveSecrets', bad);
    const open = await vscode.workspace.openTextDocument(bad);
    assert.match(open.getText(), /passphraseRef: CDNODE1_KEY_PASSPHRASE/);
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
