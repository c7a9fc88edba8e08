import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inspectJob } from '../../../src/core/jobs/inspectJob.js';
import { toInspectedJob } from '../../../src/core/jobs/inspectedJob.js';
import { parseJob } from '../../../src/core/jobs/parseJob.js';
import { jobContext } from '../../../src/editor/desk/jobContext.js';
import type { ReplacementAnswers } from '../../../src/editor/features/jobs/replacementAnswers.js';
import { buildFrom } from '../../../src/editor/features/jobs/buildBundle.js';
import { givenByEntry, givenByServer } from '../../../src/editor/features/jobs/givenReplacement.js';
import { keepReplacement } from '../../../src/editor/features/jobs/replaceBootstrap.js';
import { Arrangement } from '../../../src/editor/features/tree/arrangement.js';
import { toTooltip } from '../../../src/editor/features/tree/toTooltip.js';
import { CertificateTree } from '../../../src/editor/features/tree/certificateTree.js';
import {
  atStore,
  openDesk,
  type OpenedDesk,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { importAll } from '../../support/importAll.js';
import { fixtureUri, runAndLeave, until } from '../../support/inEditor.js';

const folder = fixtureUri('replacements');

const INSTALL = `apiVersion: cdcerts/v1
kind: InstallJob
metadata: { name: install-cdnode1 }
director: { version: 6.3.1.0, trusted: [{ ref: Musterbank-AG-Root-CA }] }
target: { platform: unix, version: 6.4.0.6, package: cdunix }
server: { alias: Node one }
node: { name: CDNODE1, host: cdnode1.musterbank.example }
installDir: /opt/cdunix
adminUser: cdadmin
schedule: 2026-10-01
bootstrap: { validityDays: 60 }
keyCertificate: { ref: bootstrap, label: Client-API }
partners: [{ name: CDPARTNER, trusted: [{ ref: Musterbank-AG-Root-CA }] }]
`;

const answers: ReplacementAnswers = {
  nodeName: 'CDNODE1',
  platform: 'unix',
  installDir: '/opt/cdunix',
  present: { ref: 'BOOT' },
  presentLabel: 'BOOT',
  keyCertificate: 'CDNODE1',
  label: 'CDNODE1',
  trusted: ['Musterbank-AG-Issuing-CA-1', 'Musterbank-AG-Root-CA'],
  passphraseRef: 'CDNODE1_KEY_PASSPHRASE',
};

describe('Replace Bootstrap', () => {
  let desk: OpenedDesk;
  let tree: CertificateTree;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
    tree = new CertificateTree(desk, new Arrangement(desk.memory));
    await vscode.workspace.fs.createDirectory(folder);
    // Ends within the days of the warning.
    const [, key = '', chain = ''] =
      /(-----BEGIN ENCRYPTED[^]*?-----END ENCRYPTED PRIVATE KEY-----\n)([^]*)/.exec(
        await readText(fixtureUri('pki/ec/expiring-keycert.txt')),
      ) ?? [];
    await writeText(storeUri('key/BOOT/key.pem'), key);
    await writeText(storeUri('key/BOOT/certificate.pem'), chain);
    await writeText(storeUri('key/BOOT/entry.yaml'), 'label: BOOT\ntags: [bootstrap]\n');
    const files = ['pki/ec/leaf.pem', 'pki/ec/sec1.key', 'pki/ec/trusted.txt'];
    await importAll(
      files.map((name) => ({ uri: fixtureUri(name) })),
      'changeit please',
      atStore(desk),
    );
    // What was laid into the store is seen when the file system tells of it.
    await until(() => isIn('BOOT'), desk.store.onDidChange);
  });

  afterEach(async () => {
    tree.dispose();
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const isIn = async (name: string) => {
    const { entries } = await desk.store.contents();
    return entries.some((one) => one.name === name && one.faults.length === 0) || undefined;
  };

  const entryNamed = async (name: string) => {
    const { entries } = await desk.store.contents();
    const entry = entries.find((one) => one.name === name);
    assert.ok(entry);
    return entry;
  };

  async function put(name: string, text: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, `${name}.installjob.yaml`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  }

  /** The lines of a place of the tree. */
  async function linesIn(place: string): Promise<readonly vscode.TreeItem[]> {
    const found = (await tree.getChildren()).find((node) => node.type === 'place' && node.place === place);
    return Promise.all((await tree.getChildren(found)).map((node) => tree.getTreeItem(node)));
  }

  async function codesIn(uri: vscode.Uri): Promise<readonly string[]> {
    const findings = await inspectJob(await readText(uri), await jobContext(uri, desk));
    return findings.filter(({ severity }) => severity !== 'information').map(({ code }) => code);
  }

  it('counts down the days of a bootstrap certificate, for the eye and for the ear', async () => {
    const line = (await linesIn('key')).find(({ label }) => label === 'BOOT');
    assert.ok(line);
    assert.match(String(line.description), /^bootstrap, \d+ days left$/);
    const node = {
      type: 'entry',
      id: 'it',
      entry: await entryNamed('BOOT'),
      uri: storeUri('key/BOOT'),
    } as const;
    const hover = await toTooltip(node, desk.clock);
    assert.match(hover?.value ?? '', /\d+ days left&#59; a signed certificate must take its place/);
    assert.equal(line.accessibilityInformation?.label, `BOOT, ${String(line.description)}`);
    assert.equal(line.contextValue, 'entry.key.bootstrap');
    assert.ok(line.iconPath instanceof vscode.ThemeIcon);
    assert.equal(line.iconPath.id, 'warning');
    const other = (await linesIn('key')).find(({ label }) => label === 'CDNODE1');
    assert.doesNotMatch(String(other?.description), /bootstrap/);
    assert.equal(other?.contextValue, 'entry.key');
  });

  it('counts down those of a job, whether it installs with one or replaces it', async () => {
    await put('installs', INSTALL);
    await put('sound', INSTALL.replace('ref: bootstrap', 'ref: CDNODE1'));
    await keepReplacement({ ...answers, present: { installed: '2026-09-01' } }, {}, folder);
    await keepReplacement({ ...answers, nodeName: 'CDNODE2' }, {}, folder);
    const lines = new Map((await linesIn('jobs')).map((line) => [line.label, line]));
    const said = (label: string) => String(lines.get(label)?.description);
    assert.match(said('installs'), /^bootstrap, 7 days left · .* · CDNODE1$/);
    assert.equal(lines.get('installs')?.contextValue, 'job.bootstrap');
    assert.match(
      said('replace-CDNODE1'),
      /^bootstrap, 7 days left · 1 problem, \d points cannot be checked here · CDNODE1$/,
    );
    assert.match(
      said('replace-CDNODE2'),
      /^bootstrap, \d+ days left · 1 problem, \d points cannot be checked here · CDNODE2$/,
    );
    assert.equal(
      lines.get('replace-CDNODE2')?.accessibilityInformation?.label,
      `replace-CDNODE2, install job, ${said('replace-CDNODE2').replaceAll(' · ', ', ')}`,
    );
    assert.doesNotMatch(said('sound'), /bootstrap/);
    assert.equal(lines.get('sound')?.contextValue, 'job');
  });

  it('begins with the certificate that was pointed at', async () => {
    const { answers: given, nodeName } = givenByEntry(await entryNamed('BOOT'));
    assert.deepEqual(given, { present: { ref: 'BOOT' } });
    assert.equal(nodeName, 'BOOT');
  });

  it('begins with the job that was pointed at, and takes along what stays', async () => {
    const uri = await put('installs', INSTALL);
    const [server] = toInspectedJob(await parseJob(INSTALL), await jobContext(uri, desk)).servers;
    assert.ok(server);
    const given = givenByServer(server);
    assert.deepEqual(given.answers, {
      nodeName: 'CDNODE1',
      platform: 'unix',
      installDir: '/opt/cdunix',
      present: { installed: '2026-10-01', validityDays: 60 },
      presentLabel: 'Client-API',
    });
    // A label that no script of the Secure+ CLI can have is asked for.
    const spaced = INSTALL.replace('Client-API', 'cd demo id 1');
    const [other] = toInspectedJob(await parseJob(spaced), await jobContext(uri, desk)).servers;
    assert.ok(other && givenByServer(other).answers.presentLabel === undefined);
    const made = await keepReplacement({ ...answers, ...given.answers }, given.rest, folder);
    const text = await readText(made);
    for (const line of [
      /^kind: ReplaceBootstrap$/m,
      /^ {2}version: 6\.3\.1\.0$/m,
      /^ {2}alias: Node one$/m,
      /^ {2}host: cdnode1\.musterbank\.example$/m,
      /^adminUser: cdadmin$/m,
      /^ {2}installed: "?2026-10-01"?$/m,
      /^ {2}- name: CDPARTNER$/m,
    ])
      assert.match(text, line);
    assert.deepEqual(await codesIn(made), ['job-bootstrap-late']);
  });

  it('writes a job without problems but the days that are left, whose bundle can be built', async () => {
    const uri = await keepReplacement(answers, {}, folder);
    assert.match(uri.path, /\/replacements\/replace-CDNODE1\.installjob\.yaml$/);
    assert.deepEqual(await codesIn(uri), ['job-bootstrap-late']);
    const { bundle } = await buildFrom(await vscode.workspace.openTextDocument(uri), undefined, desk);
    assert.ok(bundle?.files.some(({ path }) => path === 'CDNODE1/switch.txt'));
  });

  it('waits for the answer of a request, and says so', async () => {
    await writeText(storeUri('request/WAITING/key.pem'), await readText(storeUri('key/CDNODE1/key.pem')));
    await writeText(storeUri('request/WAITING/request.pem'), await readText(fixtureUri('pki/ec/leaf.csr')));
    await until(() => isIn('WAITING'), desk.store.onDidChange);
    await keepReplacement(
      { ...answers, keyCertificate: 'WAITING', present: { installed: '2026-11-20' } },
      {},
      folder,
    );
    const [line] = await linesIn('jobs');
    assert.match(
      String(line?.description),
      /^bootstrap, 87 days left · waits for its answer, 4 points cannot be checked here · CDNODE1$/,
    );
  });

  it('leaves no trace where the person leaves', async () => {
    await runAndLeave('cdcerts.replaceBootstrap');
    assert.deepEqual(await vscode.workspace.findFiles('**/*.installjob.yaml'), []);
  });
});
