import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settings } from '../../../src/editor/desk/ids.js';
import { putAuthority, readText, removeStore, writeText } from '../../support/editorDesk.js';
import { codeOf, findingsOn, fixtureUri, open } from '../../support/inEditor.js';

const scratch = fixtureUri('diagnostics');

describe('diagnostics', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
    await removeStore();
  });

  const has = (code: string) => (all: readonly vscode.Diagnostic[]) =>
    all.some((one) => codeOf(one) === code);
  const hasNot = (code: string) => (all: readonly vscode.Diagnostic[]) => !has(code)(all);
  const none = (all: readonly vscode.Diagnostic[]) => all.length === 0;

  async function edit({ uri }: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
    const change = new vscode.WorkspaceEdit();
    change.replace(uri, range, text);
    assert.equal(await vscode.workspace.applyEdit(change), true);
  }

  it('name the missing issuer on the block that it should have signed', async () => {
    const { uri } = await open('pki/rsa/no-intermediate-keycert.txt');
    const [finding] = await findingsOn(uri, has('issuer-missing'));
    assert.match(finding?.message ?? '', /Musterbank AG Issuing CA 1/);
    assert.equal(finding?.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('say where the missing issuer is in the workspace, and follow it', async () => {
    const uri = vscode.Uri.joinPath(scratch, 'node.pem');
    await writeText(uri, await readText(fixtureUri('keytool/node.pem')));
    await vscode.window.showTextDocument(uri);
    const tells = (file: string) => (all: readonly vscode.Diagnostic[]) =>
      all.some((one) => codeOf(one) === 'issuer-missing' && one.message.includes(`; it is in ${file}`));
    const findings = await findingsOn(uri, tells('keytool/'));
    const [related] = findings.find((one) => codeOf(one) === 'issuer-missing')?.relatedInformation ?? [];
    assert.match(related?.location.uri.path ?? '', /\/keytool\//);
    const scan = vscode.workspace.getConfiguration();
    await scan.update(settings.scanExclude, ['**/keytool/**'], vscode.ConfigurationTarget.Workspace);
    await findingsOn(uri, (all) => has('issuer-missing')(all) && !tells('')(all));
    await scan.update(settings.scanExclude, undefined, vscode.ConfigurationTarget.Workspace);
    await findingsOn(uri, tells('keytool/'));
  });

  it('go when the store gets the missing issuer, and come back when it loses it', async () => {
    const { uri } = await open('pki/rsa/no-intermediate-keycert.txt');
    await findingsOn(uri, has('issuer-missing'));
    await putAuthority('intermediate', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
    await findingsOn(uri, hasNot('issuer-missing'));
    await removeStore();
    await findingsOn(uri, has('issuer-missing'));
  });

  it('appear with an edit, on the character, and vanish with their cause', async () => {
    const document = await open('pki/rsa/leaf.pem');
    const place = new vscode.Position(4, 4);
    await edit(document, new vscode.Range(place, place), '*');
    const [finding] = await findingsOn(document.uri, has('base64-invalid'));
    assert.deepEqual(finding?.range, new vscode.Range(place, place.translate(0, 1)));
    await edit(document, finding.range, '');
    await findingsOn(document.uri, hasNot('base64-invalid'));
  });

  it('are those of the last of many edits', async () => {
    const document = await open('pki/rsa/leaf.pem');
    await findingsOn(document.uri, has('issuer-missing'));
    const place = new vscode.Position(0, 0);
    const edits = 40;
    for (let at = 0; at < edits; at++) await edit(document, new vscode.Range(place, place), `${at}\n`);
    const [finding] = await findingsOn(document.uri, (all) =>
      all.some(({ range }) => range.start.line === edits),
    );
    assert.equal(document.lineAt(finding?.range.start ?? place).text, '-----BEGIN CERTIFICATE-----');
  });

  it('vanish when the document is closed', async () => {
    const uri = vscode.Uri.joinPath(scratch, 'closed.pem');
    await vscode.workspace.fs.copy(fixtureUri('pki/rsa/leaf.pem'), uri);
    // A document that an extension has opened would stay open for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await findingsOn(uri, has('issuer-missing'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await findingsOn(uri, none);
  });

  it('vanish when the document is no PEM any more, and return when it is again', async () => {
    const document = await open('pki/rsa/leaf.pem');
    await findingsOn(document.uri, has('issuer-missing'));
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await findingsOn(document.uri, none);
    await vscode.languages.setTextDocumentLanguage(document, 'pem');
    await findingsOn(document.uri, has('issuer-missing'));
  });

  it('are a thousand at most, the worst first, the last of which says how many more there are', async () => {
    const uri = vscode.Uri.joinPath(scratch, 'many.pem');
    // 1,100 errors, 400 warnings before them, and that there is no block.
    await writeText(uri, '  -----END Y-----\n'.repeat(400) + '-----END Y-----\n'.repeat(700));
    await vscode.window.showTextDocument(uri);
    const findings = await findingsOn(uri, (all) => all.length > 0);
    assert.equal(findings.length, 1_000);
    const last = findings.find((one) => codeOf(one) === 'more-findings');
    assert.match(last?.message ?? '', /^502 more /);
    assert.deepEqual(
      new Set(findings.map(({ severity }) => severity)),
      new Set([vscode.DiagnosticSeverity.Error]),
    );
  });

  it('follow the setting', async () => {
    const { uri } = await open('pki/rsa/trusted.txt');
    const settings = vscode.workspace.getConfiguration('cdcerts');
    // The fixtures live until 2036.
    await settings.update('expiry.warningDays', 3650, vscode.ConfigurationTarget.Workspace);
    await findingsOn(uri, has('expiring'));
    await settings.update('expiry.warningDays', undefined, vscode.ConfigurationTarget.Workspace);
    await findingsOn(uri, none);
  });

  it('stand in install jobs too, and follow the store', async () => {
    const uri = vscode.Uri.joinPath(scratch, 'berlin.installjob.yaml');
    await writeText(uri, 'apiVersion: cdcerts/v1\nkind: InstallJob\ntrustedCertificates:\n  - ref: root\n');
    await vscode.window.showTextDocument(uri);
    const [unknown] = (await findingsOn(uri, has('job-reference-unknown'))).filter(
      (one) => codeOf(one) === 'job-reference-unknown',
    );
    assert.equal(unknown?.range.start.line, 3);
    await putAuthority('root', 'pki/rsa/root.pem');
    await findingsOn(uri, hasNot('job-reference-unknown'));
  });
});
