import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isUnchecked } from '../../../src/core/jobs/isUnchecked.js';
import { inspectJob } from '../../../src/core/jobs/inspectJob.js';
import { chainAuthorities, untrustingKeys } from '../../../src/core/jobs/list/chainAuthorities.js';
import { planJobs } from '../../../src/core/jobs/list/planJobs.js';
import { readServers } from '../../../src/core/jobs/list/readServers.js';
import { writeJobListReport } from '../../../src/core/words/writeJobListReport.js';
import { jobContext } from '../../../src/editor/desk/jobContext.js';
import { askList } from '../../../src/editor/features/jobs/askList.js';
import { keepJobs } from '../../../src/editor/features/jobs/keepJobs.js';
import { newJobsFromList } from '../../../src/editor/features/jobs/newJobsFromList.js';
import {
  atStore,
  NOW,
  openDesk,
  type OpenedDesk,
  readText,
  removeStore,
  writeText,
} from '../../support/editorDesk.js';
import { importAll } from '../../support/importAll.js';
import { closeEditors, fixtureUri, leave } from '../../support/inEditor.js';

const folder = fixtureUri('listed-jobs');
const file = vscode.Uri.joinPath(folder, 'frankfurt.csv');

const LIST = `node;target.platform;target.package;adminUser;installDir;keyCertificate.ref
CDNODE1;unix;cdunix;cdadmin;/opt/cd;
CDNODE2;unix;cdunix;cdadmin;/opt/cd;CDNODE1
`;

/** Of one server whose trusted list stands in it: nothing is left to be asked. */
const WHOLE = `node,target.platform,adminUser,installDir,trustedCertificates
CDNODE1,unix,cdadmin,/opt/cd,Musterbank AG Issuing CA 1|Musterbank-AG-Root-CA
`;

describe('New Install Jobs from List', () => {
  let desk: OpenedDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
    await vscode.workspace.fs.createDirectory(folder);
    const files = ['pki/ec/leaf.pem', 'pki/ec/sec1.key', 'pki/ec/trusted.txt'];
    await importAll(
      files.map((name) => ({ uri: fixtureUri(name) })),
      'changeit please',
      atStore(desk),
    );
  });

  afterEach(async () => {
    await closeEditors();
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const jobsThere = async () =>
    (await vscode.workspace.findFiles('**/*.installjob.yaml')).map(({ path }) =>
      path.slice(path.lastIndexOf('/') + 1),
    );

  async function make(name: string | undefined, signal?: AbortSignal) {
    const context = await jobContext(folder, desk, signal);
    const { problems, servers } = await readServers(LIST, context);
    assert.deepEqual(problems, []);
    const trusted = await chainAuthorities(untrustingKeys(servers), context);
    assert.deepEqual(trusted.map((entry) => entry.name).sort(), [
      'Musterbank-AG-Issuing-CA-1',
      'Musterbank-AG-Root-CA',
    ]);
    return keepJobs(planJobs(servers, { name, trusted }), folder, context, atStore(desk));
  }

  async function errorsIn(uri: vscode.Uri) {
    const findings = await inspectJob(await readText(uri), await jobContext(uri, desk));
    return findings.filter(({ code, severity }) => severity !== 'information' && !isUnchecked(code));
  }

  it('writes a job for each server, which has no problems, over none that is there', async () => {
    await make(undefined);
    const { servers, uris } = await make(undefined);
    assert.deepEqual((await jobsThere()).sort(), [
      'CDNODE1-2.installjob.yaml',
      'CDNODE1.installjob.yaml',
      'CDNODE2-2.installjob.yaml',
      'CDNODE2.installjob.yaml',
    ]);
    for (const uri of uris) assert.deepEqual(await errorsIn(uri), []);
    const report = writeJobListReport(servers, 'frankfurt.csv', NOW);
    assert.match(report, /^2 install jobs, made of frankfurt\.csv on 2026-11-23\n/);
    assert.match(report, /\n2 servers: 2 cannot be checked here\n/);
    assert.match(report, /\nCDNODE1\n {2}Install job {6}listed-jobs\/CDNODE1-2\.installjob\.yaml\n/);
    assert.match(report, / {2}Key certificate {2}CDNODE1, found by the node\n/);
    assert.match(report, / {2}Key certificate {2}CDNODE1, as the list says\n/);
    assert.match(report, / {2}Checks {11}\d+ points cannot be checked here\n/);
  });

  it('writes one job for all of them', async () => {
    const { uris } = await make('Frankfurt am Main');
    assert.deepEqual(await jobsThere(), ['Frankfurt-am-Main.installjob.yaml']);
    const [uri] = uris;
    assert.ok(uri);
    assert.match(await readText(uri), /\noverrides:\n {2}- node:\n {6}name: CDNODE1\n/);
    assert.deepEqual(await errorsIn(uri), []);
  });

  it('writes nothing where it is called off', async () => {
    const off = new AbortController();
    off.abort(new vscode.CancellationError());
    await assert.rejects(make(undefined, off.signal), (error) => error instanceof vscode.CancellationError);
    assert.deepEqual(await jobsThere(), []);
  });

  it('writes nothing where one of the places has been taken meanwhile', async () => {
    const context = await jobContext(folder, desk);
    const { servers } = await readServers(LIST, context);
    const planned = planJobs(servers, { name: undefined, trusted: [] });
    const taken = vscode.Uri.joinPath(folder, 'CDNODE2.installjob.yaml');
    let written: Thenable<void> | undefined;
    const keeping = keepJobs(planned, folder, context, atStore(desk), () => {
      written ??= writeText(taken, 'mine');
    });
    await assert.rejects(keeping);
    await written;
    assert.deepEqual(await jobsThere(), ['CDNODE2.installjob.yaml']);
    assert.equal(await readText(taken), 'mine');
  });

  it('asks nothing where the list says everything', async () => {
    await writeText(file, WHOLE);
    await leave(newJobsFromList(file, atStore(desk)));
    assert.deepEqual(await jobsThere(), ['CDNODE1.installjob.yaml']);
    const text = await readText(vscode.Uri.joinPath(folder, 'CDNODE1.installjob.yaml'));
    assert.match(
      text,
      /trustedCertificates:\n {2}- ref: Musterbank-AG-Issuing-CA-1\n {4}label: Musterbank AG Issuing CA 1\n/,
    );
  });

  it('leaves no trace of a list with problems, nor where the person leaves', async () => {
    for (const text of [LIST, WHOLE.replace('unix', 'aix'), WHOLE.replace('CDNODE1', 'NOBODY'), '']) {
      await writeText(file, text);
      await leave(newJobsFromList(file, atStore(desk)));
      assert.deepEqual(await jobsThere(), [], text);
    }
  });

  it('takes the list as it stands in its editor, and refuses what is in another encoding', async () => {
    await vscode.workspace.fs.writeFile(file, Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x2c, 0, 0xe4, 0));
    assert.equal((await askList(file, folder))?.text, '\ufeffa,ä');
    await vscode.workspace.fs.writeFile(file, Uint8Array.of(0x61, 0xe4));
    await assert.rejects(askList(file, folder), /frankfurt\.csv is not in UTF-8/);
    await writeText(file, 'before');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), 'not saved, ');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await askList(file, folder))?.text, 'not saved, before');
    await document.save();
  });
});
