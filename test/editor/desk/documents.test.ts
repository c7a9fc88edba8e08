import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Documents } from '../../../src/editor/desk/documents.js';
import { writeText } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';

const scratch = fixtureUri('documents');

describe('the open documents', () => {
  afterEach(async () => {
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
  });

  it('are decoded once for each version, and then only what has changed', async () => {
    const uri = vscode.Uri.joinPath(scratch, 'trusted.txt');
    await vscode.workspace.fs.copy(fixtureUri('pki/ec/trusted.txt'), uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const documents = new Documents();
    const before = documents.contentsOf(document);
    assert.equal(documents.contentsOf(document), before);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'a line above\n');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    const after = documents.contentsOf(document);
    assert.notEqual(after, before);
    assert.equal(after.items.length, 2);
    after.items.forEach(({ model, span }, index) => {
      assert.equal(model, before.items[index]?.model);
      assert.equal(span.start, (before.items[index]?.span.start ?? 0) + 'a line above\n'.length);
    });
  });

  it('are decoded apart from each other', async () => {
    const documents = new Documents();
    const [one, other] = await Promise.all(
      ['one.pem', 'other.pem'].map(async (name) => {
        const uri = vscode.Uri.joinPath(scratch, name);
        await writeText(uri, `-----BEGIN X-----\n${name === 'one.pem' ? '' : '-----END X-----\n'}`);
        return documents.contentsOf(await vscode.workspace.openTextDocument(uri));
      }),
    );
    assert.notDeepEqual(one?.items[0]?.faults, other?.items[0]?.faults);
  });
});
