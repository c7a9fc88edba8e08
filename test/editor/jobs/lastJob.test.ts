import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keepJob } from '../../../src/editor/features/jobs/keepJob.js';
import { lastJob, rememberJob } from '../../../src/editor/features/jobs/lastJob.js';
import { openDesk, type OpenedDesk, readText, writeText } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';

const folder = fixtureUri('last-jobs');
const JOB = `apiVersion: cdcerts/v1
kind: InstallJob
metadata: { name: OLD }
director: { version: 6.4.0.0 }
target: { platform: windows, version: 6.4.0.6 }
server: { alias: Old one }
node: { name: OLD, host: old.example }
installDir: C:\\cd
ports: { server: 2364 }
agent: { installationId: of the old one }
keyCertificate: { ref: old, passphraseRef: GROUP_KEY }
trustedCertificates: [{ ref: root }]
windows: { databasePasswordRef: GROUP_DATABASE }
`;

describe('what the last job has', () => {
  let desk: OpenedDesk;
  let root: vscode.WorkspaceFolder;

  beforeEach(async () => {
    desk = openDesk();
    await vscode.workspace.fs.createDirectory(folder);
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    root = first;
  });

  afterEach(async () => {
    desk.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const put = async (name: string, text: string) => {
    const uri = vscode.Uri.joinPath(folder, `${name}.installjob.yaml`);
    await writeText(uri, text);
    return uri;
  };

  it('is that of the job that was made last, else of the one that was written last', async () => {
    assert.equal(await lastJob(root, desk), undefined);
    const first = await put('first', JOB);
    desk.files.forget();
    assert.equal((await lastJob(root, desk))?.name, 'first');
    await put('second', JOB);
    desk.files.forget();
    await rememberJob(first, desk);
    assert.equal((await lastJob(root, desk))?.name, 'first');
    await vscode.workspace.fs.delete(first);
    desk.files.forget();
    assert.equal((await lastJob(root, desk))?.name, 'second');
  });

  it('stands in the new job where nobody takes it out, but for what is the other server’s', async () => {
    await put('old', JOB);
    desk.files.forget();
    const last = await lastJob(root, desk);
    assert.ok(last);
    assert.deepEqual(
      [last.defaults.platform, last.defaults.installDir, last.defaults.passphraseRef, last.defaults.trusted],
      ['windows', 'C:\\cd', 'GROUP_KEY', ['root']],
    );
    const answers = {
      nodeName: 'NEW',
      platform: 'windows',
      package: '',
      installDir: '',
      adminUser: '',
      keyCertificate: 'new',
      trusted: ['root'],
      passphraseRef: 'GROUP_KEY',
    } as const;
    const text = await readText(await keepJob({ ...answers, carried: last.defaults.fields }, [], folder));
    assert.match(
      text,
      /director:\n {2}version: 6\.4\.0\.0\ntarget:\n {2}platform: windows\n {2}version: 6\.4\.0\.6\n/,
    );
    assert.match(text, /ports:\n {2}server: 2364\n {2}api: 1363\n {2}agent: 1365\n/);
    assert.match(text, /windows:\n {2}databasePasswordRef: GROUP_DATABASE\n/);
    assert.doesNotMatch(text, /old|Old|OLD/);
    const bare = await readText(await keepJob({ ...answers, carried: [] }, [], folder));
    assert.doesNotMatch(bare, /2364|GROUP_DATABASE|version: 6/);
  });
});
