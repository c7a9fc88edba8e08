import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readOctets } from '../../../src/editor/desk/readOctets.js';
import { settings } from '../../../src/editor/desk/settings.js';
import { fixtureUri } from '../../support/inEditor.js';

const ids = ['cdcerts.store.folder', 'cdcerts.expiry.warningDays', 'cdcerts.scan.exclude'];

async function set(...values: readonly unknown[]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  for (const [at, id] of ids.entries())
    await configuration.update(id, values[at], vscode.ConfigurationTarget.Workspace);
}

describe('the settings', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);

  const read = () => [
    settings.storeFolder(folder).path.slice(folder.uri.path.length),
    settings.expiryWarningDays(folder.uri),
    settings.scanExclude(folder),
  ];
  const defaults = ['/certificates', 30, ['**/node_modules/**', '**/.git/**']];

  afterEach(() => set());

  it('are read for the folder', async () => {
    assert.deepEqual(read(), defaults);
    await set('ops/certs', 7, ['**/old/**']);
    assert.deepEqual(read(), ['/ops/certs', 7, ['**/old/**']]);
  });

  it('never lead out of the folder', async () => {
    await set('../../etc/./ssl\\..\\x');
    assert.equal(read()[0], '/etc/ssl/x');
    await set('..');
    assert.equal(read()[0], '/certificates');
  });

  it('do no harm where they are of the wrong type', async () => {
    await set(5, 'soon', [1, '**/a', null]);
    assert.deepEqual(read(), ['/certificates', 30, ['**/a']]);
    await set(['x'], [], 'none');
    assert.deepEqual(read(), ['/certificates', 30, []]);
  });
});

describe('readOctets', () => {
  const uri = fixtureUri('pki/ec/root.der');

  it('reads a whole file', async () => {
    const octets = await readOctets(uri);
    assert.equal(octets[0], 0x30);
    assert.equal(octets.length, (await vscode.workspace.fs.stat(uri)).size);
  });

  it('rejects what is too large, by name', async () => {
    await assert.rejects(readOctets(uri, 100), /root\.der is larger than/);
  });

  it('rejects what is not there', async () => {
    await assert.rejects(readOctets(fixtureUri('gone.der')), { code: 'FileNotFound' });
  });
});
