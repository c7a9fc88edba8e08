import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expandBraces } from '../../../src/editor/desk/expandBraces.js';
import { openDesk, type OpenedDesk, removeStore, storeUri, writeText } from '../../support/editorDesk.js';
import { fixtureUri, until } from '../../support/inEditor.js';

const settings = () => vscode.workspace.getConfiguration();

describe('the files of the workspace', () => {
  let desk: OpenedDesk;
  const scratch = fixtureUri('scratch');

  beforeEach(() => {
    desk = openDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
    await removeStore();
    for (const id of ['cdcerts.scan.exclude', 'files.exclude'])
      await settings().update(id, undefined, vscode.ConfigurationTarget.Workspace);
  });

  /** The names of the listed files of the scratch folder. */
  async function listed(): Promise<readonly string[]> {
    desk.files.forget();
    const { isCut, uris } = await desk.files.certificates();
    assert.equal(isCut, false);
    return uris
      .filter(({ path }) => path.startsWith(`${scratch.path}/`))
      .map(({ path }) => path.slice(scratch.path.length + 1));
  }

  async function put(...names: readonly string[]): Promise<void> {
    for (const name of names) await writeText(vscode.Uri.joinPath(scratch, name), 'no certificate');
  }

  it('are those that certificates and keys are mailed in', async () => {
    await put(
      'a.pem',
      'b.crt',
      'c.cer',
      'd.der',
      'e.key',
      'f.csr',
      'g.crl',
      'j.p7b',
      'k.p12',
      'l.pfx',
      'm.jks',
      'node-keycert.txt',
      'trusted1.txt',
    );
    await put('notes.txt', 'pem', 'h.pem.bak', 'deep/er/i.pem');
    assert.deepEqual(await listed(), [
      'a.pem',
      'b.crt',
      'c.cer',
      'd.der',
      'deep/er/i.pem',
      'e.key',
      'f.csr',
      'g.crl',
      'j.p7b',
      'k.p12',
      'l.pfx',
      'm.jks',
      'node-keycert.txt',
      'trusted1.txt',
    ]);
  });

  it('are not those of node_modules, git and the store', async () => {
    await put('node_modules/module/a.pem', '.git/b.pem', 'c.pem');
    await writeText(storeUri('ca/x/certificate.pem'), '');
    assert.deepEqual(await listed(), ['c.pem']);
    const { uris } = await desk.files.certificates();
    assert.deepEqual(
      uris.filter(({ path }) => path.startsWith(storeUri().path)),
      [],
    );
  });

  it('are not those that the settings leave out, with braces in braces or with a condition', async () => {
    await put('a.pem', 'b.crt', 'c.cer', 'd.pem', 'old/e.pem', 'old/f.key', 'g.pem', 'g.csr');
    const { Workspace } = vscode.ConfigurationTarget;
    await settings().update('cdcerts.scan.exclude', ['**/{b,old/{e,f}}.*', '**/c.cer'], Workspace);
    await settings().update(
      'files.exclude',
      { '**/d.pem': true, '**/g.pem': { when: '$(basename).csr' } },
      Workspace,
    );
    assert.deepEqual(await listed(), ['a.pem', 'g.csr']);
  });

  it('are looked at again when one comes, changes or goes', async () => {
    // In a folder that is watched already: of one that is just made, Linux may not tell what came into it first.
    const uri = fixtureUri('weak/came.pem');
    assert.ok((await desk.files.certificates()).uris.length > 0);
    await writeText(uri, 'no certificate');
    const isListed = async () =>
      (await desk.files.certificates()).uris.some((one) => one.toString() === uri.toString());
    await until(async () => ((await isListed()) ? true : undefined), desk.files.onDidChange);
    assert.deepEqual((await desk.files.read(uri))?.contents.items, []);
    // Written over, since a copy makes the file anew: VS Code’s watcher drops what is made and deleted in one of its bursts.
    await vscode.workspace.fs.writeFile(
      uri,
      await vscode.workspace.fs.readFile(fixtureUri('pki/ec/root.pem')),
    );
    await until(
      async () =>
        (await desk.files.read(uri))?.contents.items.find(({ model }) => model.kind === 'certificate'),
      desk.files.onDidChange,
    );
    await vscode.workspace.fs.delete(uri);
    await until(
      async () => ((await isListed()) || (await desk.files.read(uri)) ? undefined : true),
      desk.files.onDidChange,
    );
  });

  it('are read when a scan is asked for, and never before', async () => {
    // The fixtures alone: what is told late of a file just written would have that file read once more.
    await desk.files.certificates();
    assert.deepEqual(await desk.files.alreadyRead(), []);
    await desk.files.scan(AbortSignal.abort());
    assert.deepEqual(await desk.files.alreadyRead(), []);
    let scans = 0;
    desk.files.onDidScan(() => scans++);
    await desk.files.scan();
    const { uris } = await desk.files.certificates();
    assert.equal((await desk.files.alreadyRead()).length, uris.length);
    await desk.files.scan();
    assert.equal(scans, 1);
  });
});

describe('expandBraces', () => {
  it('writes alternatives out', () => {
    assert.deepEqual(expandBraces('**/a.pem'), ['**/a.pem']);
    assert.deepEqual(expandBraces('{a,b/{c,d}}.{x,y}'), ['a.x', 'a.y', 'b/c.x', 'b/c.y', 'b/d.x', 'b/d.y']);
    assert.deepEqual(expandBraces('{a'), ['{a']);
    assert.deepEqual(expandBraces('{}$&'), ['$&']);
  });

  it('ends, however many there would be', () => {
    assert.equal(expandBraces('{a,b}'.repeat(64)).length, 256);
  });
});
