import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inspectJob } from '../../../src/core/jobs/inspectJob.js';
import type { JobAnswers } from '../../../src/editor/features/jobs/askJob.js';
import { keepJob } from '../../../src/editor/features/jobs/keepJob.js';
import { atStore, openDesk, type OpenedDesk, readText, removeStore } from '../../support/editorDesk.js';
import { importAll } from '../../support/importAll.js';
import { fixtureUri, runAndLeave } from '../../support/inEditor.js';

const folder = fixtureUri('made-jobs');

const answers: JobAnswers = {
  nodeName: 'CDNODE1',
  platform: 'unix',
  package: 'cdunix',
  installDir: '/opt/cdunix',
  adminUser: 'cdadmin',
  keyCertificate: 'CDNODE1',
  trusted: ['Musterbank-AG-Issuing-CA-1', 'Musterbank-AG-Root-CA'],
  passphraseRef: 'CDNODE1_KEY_PASSPHRASE',
  carried: [],
};

describe('New Install Job', () => {
  let desk: OpenedDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
    await vscode.workspace.fs.createDirectory(folder);
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  /** Imports Musterbank's node and its CAs. */
  function fillStore() {
    const files = ['pki/ec/leaf.pem', 'pki/ec/sec1.key', 'pki/ec/trusted.txt'];
    return importAll(
      files.map((name) => ({ uri: fixtureUri(name) })),
      'changeit please',
      atStore(desk),
    );
  }

  async function findingsIn(uri: vscode.Uri) {
    const { entries } = await desk.store.contents();
    const findings = await inspectJob(await readText(uri), {
      entries,
      now: desk.clock(),
      verify: desk.verify,
    });
    return findings.filter(({ severity }) => severity !== 'information').map(({ code }) => code);
  }

  it('writes a job that has no problems', async () => {
    const uri = await keepJob(answers, await fillStore(), folder);
    assert.match(uri.path, /\/made-jobs\/CDNODE1\.installjob\.yaml$/);
    const text = await readText(uri);
    assert.match(text, /^apiVersion: cdcerts\/v1$/m);
    assert.match(text, /^installDir: \/opt\/cdunix\nadminUser: cdadmin$/m);
    assert.match(text, /^ {2}ref: CDNODE1\n {2}label: CDNODE1\n {2}passphraseRef: CDNODE1_KEY_PASSPHRASE$/m);
    assert.match(text, /ref: Musterbank-AG-Root-CA\n +label: Musterbank AG Root CA/);
    assert.deepEqual(await findingsIn(uri), []);
  });

  it('has its checks: a chain that is not whole is a problem', async () => {
    const uri = await keepJob({ ...answers, trusted: ['Musterbank-AG-Root-CA'] }, await fillStore(), folder);
    assert.deepEqual(await findingsIn(uri), ['job-chain-incomplete']);
  });

  it('writes over no job that is there', async () => {
    const entries = await fillStore();
    const first = await keepJob(answers, entries, folder);
    const text = await readText(first);
    const second = await keepJob({ ...answers, platform: 'windows' }, entries, folder);
    assert.match(second.path, /\/made-jobs\/CDNODE1-2\.installjob\.yaml$/);
    assert.equal(await readText(first), text);
    assert.match(await readText(second), /platform: windows/);
  });

  it('leaves no trace where the person leaves, or where there is no key certificate yet', async () => {
    await runAndLeave('cdcerts.newInstallJob');
    await fillStore();
    await runAndLeave('cdcerts.newInstallJob');
    assert.deepEqual(await vscode.workspace.findFiles('**/*.installjob.yaml'), []);
  });
});
