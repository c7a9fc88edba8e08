import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, findingsOn, open } from '../support/inEditor.js';

describe('diagnostics', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('name the missing issuer on the block that it should have signed', async () => {
    const document = await open('pki/rsa/no-intermediate-keycert.txt');
    const [finding] = await findingsOn(document.uri, (all) =>
      all.some((one) => codeOf(one) === 'issuer-missing'),
    );
    assert.match(finding?.message ?? '', /Musterbank AG Issuing CA 1/);
    assert.equal(finding?.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('appear with an edit, on the character, and vanish with their cause', async () => {
    const document = await open('pki/rsa/leaf.pem');
    const place = new vscode.Position(4, 4);
    const bad = new vscode.WorkspaceEdit();
    bad.insert(document.uri, place, '*');
    await vscode.workspace.applyEdit(bad);
    const [finding] = await findingsOn(document.uri, (all) =>
      all.some((one) => codeOf(one) === 'base64-invalid'),
    );
    assert.deepEqual(finding?.range.start, place);
    const mend = new vscode.WorkspaceEdit();
    mend.delete(document.uri, new vscode.Range(place, place.translate(0, 1)));
    await vscode.workspace.applyEdit(mend);
    await findingsOn(document.uri, (all) => !all.some((one) => codeOf(one) === 'base64-invalid'));
  });
});
