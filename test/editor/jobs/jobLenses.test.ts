import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, settings } from '../../../src/editor/desk/ids.js';
import { inspectDocument } from '../../../src/editor/features/jobs/checkJob.js';
import { lensesOf } from '../../../src/editor/features/jobs/lensesOf.js';
import { describeJobVerdict } from '../../../src/core/words/describeJobVerdict.js';
import { openDesk, type OpenedDesk, writeText } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, runAndLeave } from '../../support/inEditor.js';

const folder = fixtureUri('lens-jobs');
const uri = vscode.Uri.joinPath(folder, 'two.installjob.yaml');

const ONE = `# A remark.
apiVersion: cdcerts/v1
kind: InstallJob
metadata: { name: two }
target: { platform: unix }
adminUser: cdadmin
keyCertificate: { ref: nobody, passphraseRef: KEY }
trustedCertificates: [{ ref: root }]
`;

const TWO = `${ONE}overrides:
  - node: { name: CDNODE1 }
  # The second.
  -
    node: { name: CDNODE2 }
    adminUser: root
`;

describe('the lines above a job', () => {
  let desk: OpenedDesk;

  before(async () => {
    desk = openDesk();
    await vscode.workspace.fs.createDirectory(folder);
    await writeText(uri, TWO);
    // A first file wakes the extension.
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  });

  after(async () => {
    await closeEditors();
    desk.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const isNode = 'process' in globalThis;
  const all = ['Check', 'Build Bundle', ...(isNode ? ['Rehearse'] : [])];

  async function lenses(): Promise<readonly vscode.CodeLens[]> {
    await vscode.workspace.openTextDocument(uri);
    return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  }

  const titles = (found: readonly vscode.CodeLens[]) => found.map(({ command }) => command?.title ?? '');

  it('offer to check, build and rehearse the job and each of its servers', async () => {
    const found = await lenses();
    const at = (line: number) => titles(found.filter(({ range }) => range.start.line === line)).sort();
    for (const line of [1, 9, 12]) assert.deepEqual(at(line), all.toSorted(), String(line));
    assert.equal(found.length, 3 * all.length);
    const givenTo = (line: number) =>
      found
        .filter(({ range }) => range.start.line === line)
        .map(({ command }) => (command?.arguments ?? []).slice(1) as number[]);
    assert.deepEqual(
      givenTo(1),
      all.map(() => []),
    );
    assert.deepEqual(
      givenTo(12),
      all.map(() => [1]),
    );
    const ids = [commands.checkJob, commands.buildBundle, ...(isNode ? [commands.rehearseJob] : [])];
    assert.deepEqual(new Set(found.map(({ command }) => command?.command)), new Set<string>(ids));
  });

  it('offer nothing but to check where the workspace is not trusted', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    assert.deepEqual(titles(await lensesOf(document, false)), ['Check', 'Check', 'Check']);
    assert.deepEqual(titles(await lensesOf(document, true)), [...all, ...all, ...all]);
  });

  it('are not there for what is no job, nor for who does not want them', async () => {
    for (const content of ['', '- a', '"'])
      assert.deepEqual(
        await lensesOf(await vscode.workspace.openTextDocument({ content, language: 'yaml' }), true),
        [],
      );
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(settings.codeLens, false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await lenses(), []);
    } finally {
      await configuration.update(settings.codeLens, undefined, vscode.ConfigurationTarget.Workspace);
    }
    assert.equal((await lenses()).length, 3 * all.length);
  });

  it('check the server that they stand above', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    const codes = async (server: number | undefined) =>
      (await inspectDocument(document, server, desk)).map(({ findings, server: { node } }) => [
        node.name?.value,
        findings.some(({ code }) => code === 'job-admin-user'),
        describeJobVerdict(findings).verdict,
      ]);
    const [one, two] = [
      ['CDNODE1', false, 'invalid'],
      ['CDNODE2', true, 'invalid'],
    ];
    assert.deepEqual(await codes(undefined), [one, two]);
    assert.deepEqual(await codes(0), [one]);
    assert.deepEqual(await codes(1), [two]);
    // Of a server that is gone meanwhile, the rest is checked.
    assert.deepEqual(await codes(2), [one, two]);
  });

  it('bring up the job that they check', async () => {
    await closeEditors();
    await runAndLeave(commands.checkJob, uri, 1);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
  });
});
