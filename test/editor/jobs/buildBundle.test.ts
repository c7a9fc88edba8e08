import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { buildFrom } from '../../../src/editor/features/jobs/buildBundle.js';
import { keepBundle } from '../../../src/editor/features/jobs/keepBundle.js';
import { atStore, openDesk, type OpenedDesk, readText, removeStore } from '../../support/editorDesk.js';
import { importAll } from '../../support/importAll.js';
import { fixtureUri, runAndLeave } from '../../support/inEditor.js';
import { MemoryProvider } from '../../support/memoryProvider.js';

const folder = fixtureUri('bundles');

const JOB = `apiVersion: cdcerts/v1
kind: InstallJob
metadata:
  name: install-cdnode1
target:
  platform: unix
  package: cdunix
node:
  name: CDNODE1
  host: cdnode1.musterbank.example
installDir: /opt/cdunix
adminUser: cdadmin
keyCertificate:
  ref: CDNODE1
  label: CDNODE1
  passphraseRef: CDNODE1_KEY
trustedCertificates:
  - ref: Musterbank-AG-Issuing-CA-1
  - ref: Musterbank-AG-Root-CA
`;

describe('Build Bundle', () => {
  let desk: OpenedDesk;
  const uri = vscode.Uri.joinPath(folder, 'cdnode1.installjob.yaml');

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
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const put = (target: vscode.Uri, text: string) =>
    vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));

  /** Builds what stands in the job’s file. */
  async function build(text = JOB) {
    await put(uri, text);
    const document = await vscode.workspace.openTextDocument({ content: text, language: 'yaml' });
    // The store is that of the job’s folder.
    const beside = { uri, getText: () => document.getText() } as vscode.TextDocument;
    return buildFrom(beside, undefined, desk);
  }

  const namesIn = async (place: vscode.Uri) =>
    (await vscode.workspace.fs.readDirectory(place)).map(([name]) => name).sort();

  it('writes the bundle whole, as a folder or as a ZIP file', async () => {
    const { bundle } = await build();
    assert.ok(bundle);
    const written = await keepBundle(bundle, folder, 'cdnode1', false);
    await keepBundle(bundle, folder, 'cdnode1', true);
    assert.deepEqual(await namesIn(folder), ['cdnode1', 'cdnode1.installjob.yaml', 'cdnode1.zip']);
    await keepBundle(bundle, folder, 'cdnode1', true);
    await put(vscode.Uri.joinPath(folder, 'cdnode1.zip'), 'mine');
    const second = await keepBundle(bundle, folder, 'cdnode1', true);
    assert.match(second.path, /\/cdnode1-2\.zip$/);
    assert.match(
      await readText(vscode.Uri.joinPath(written, 'CDNODE1/options.txt')),
      /^cdai_localNodeName='CDNODE1'$/m,
    );
    assert.match(
      await readText(vscode.Uri.joinPath(written, 'CDNODE1/keycert.pem')),
      /^-----BEGIN ENCRYPTED PRIVATE KEY/,
    );
  });

  it('takes the place of an older bundle that nobody has touched, and of nothing else', async () => {
    const { bundle } = await build();
    const other = (await build(JOB.replace('host: cdnode1', 'host: cdnode9'))).bundle;
    assert.ok(bundle && other);
    await keepBundle(bundle, folder, 'cdnode1', false);
    const second = await keepBundle(other, folder, 'cdnode1', false);
    const options = vscode.Uri.joinPath(second, 'CDNODE1/options.txt');
    assert.match(await readText(options), /cdnode9/);
    assert.deepEqual(await namesIn(folder), ['cdnode1', 'cdnode1.installjob.yaml']);
    await put(options, 'edited');
    const third = await keepBundle(bundle, folder, 'cdnode1', false);
    assert.match(third.path, /\/cdnode1-2$/);
    assert.equal(await readText(options), 'edited');
  });

  it('leaves the older bundle where a virtual file system fails, at whatever operation', async () => {
    const { bundle } = await build();
    const other = (await build(JOB.replace('host: cdnode1', 'host: cdnode9'))).bundle;
    assert.ok(bundle && other);
    const provider = new MemoryProvider();
    const mounted = vscode.workspace.registerFileSystemProvider('bundled', provider);
    try {
      const parent = vscode.Uri.from({ scheme: 'bundled', path: '/' });
      await keepBundle(bundle, parent, 'cdnode1', false);
      const before = provider.files;
      for (const failing of [1, 2]) {
        let renames = 0;
        provider.beforeRename = () => {
          if (++renames === failing) throw vscode.FileSystemError.Unavailable();
        };
        await assert.rejects(async () => keepBundle(other, parent, 'cdnode1', false));
        assert.deepEqual(provider.files, before);
      }
      provider.beforeRename = () => undefined;
      provider.beforeWrite = () => {
        throw vscode.FileSystemError.NoPermissions();
      };
      await assert.rejects(async () => keepBundle(other, parent, 'cdnode1', false));
      assert.deepEqual(provider.files, before);
      assert.match(await readText(vscode.Uri.joinPath(parent, 'cdnode1/CDNODE1/options.txt')), /cdnode1\.m/);
    } finally {
      mounted.dispose();
    }
  });

  it('builds nothing of a job whose checks have errors', async () => {
    const { bundle, findings } = await build(JOB.replace('  - ref: Musterbank-AG-Root-CA\n', ''));
    assert.equal(bundle, undefined);
    assert.ok(findings.some(({ code }) => code === 'job-chain-incomplete'));
  });

  it('leaves no trace where the person leaves', async () => {
    await put(uri, JOB);
    await runAndLeave('cdcerts.buildBundle', uri);
    assert.deepEqual(await namesIn(folder), ['cdnode1.installjob.yaml']);
  });
});
