import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openKey } from '../../../src/core/keys/openKey.js';
import { openKeystore } from '../../../src/core/keystores/openKeystore.js';
import { parsePkcs12 } from '../../../src/core/keystores/parsePkcs12.js';
import { keepPkcs12 } from '../../../src/editor/features/export/keepPkcs12.js';
import {
  isThere,
  openDesk,
  type OpenedDesk,
  putAuthority,
  removeStore,
  storeUri,
} from '../../support/editorDesk.js';
import { fixtureUri, runAndLeave } from '../../support/inEditor.js';

const passphrase = 'canary-Passphrase-5512';

describe('Export as PKCS#12', () => {
  let desk: OpenedDesk;
  const target = fixtureUri('node.p12');

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
    const { fs } = vscode.workspace;
    await fs.copy(fixtureUri('pki/rsa/leaf.pem'), storeUri('key/node/certificate.pem'));
    await fs.copy(fixtureUri('pki/rsa/leaf.key'), storeUri('key/node/key.pem'));
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    if (await isThere(target)) await vscode.workspace.fs.delete(target);
  });

  async function keep(signal = new AbortController().signal): Promise<Uint8Array> {
    const { entries } = await desk.store.contents();
    const entry = entries.find(({ kind }) => kind === 'key');
    const [own] = entry?.certificates ?? [];
    assert.ok(entry?.key && own);
    const opening = await openKey(entry.key, 'changeit');
    assert.ok(opening.outcome === 'opened');
    const { pkcs8 } = opening.key;
    await keepPkcs12(
      { own, pkcs8, target, profile: 'modern', friendlyName: 'node', passphrase },
      desk,
      signal,
    );
    return pkcs8;
  }

  it('writes the key, its certificate and the chain that the store has', async () => {
    const pkcs8 = await keep();
    const bytes = await vscode.workspace.fs.readFile(target);
    const opening = await openKeystore(parsePkcs12(bytes), passphrase);
    assert.ok(opening.outcome === 'opened');
    const { enclosed } = opening.keystore;
    assert.deepEqual(
      enclosed.map(({ model, alias }) => [model.kind, alias]),
      [
        ['certificate', 'node'],
        ['certificate', undefined],
        ['certificate', undefined],
        ['privateKey', 'node'],
      ],
    );
    assert.deepEqual(enclosed.at(-1)?.opened?.pkcs8, pkcs8);
    assert.equal(await isThere(fixtureUri('node.p12.new')), false);
  });

  it('takes the place of a file that is there, whole', async () => {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode('older'));
    await keep();
    assert.equal((await vscode.workspace.fs.readFile(target))[0], 0x30);
  });

  it('leaves nothing where it is called off, and what was there as it was', async () => {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode('older'));
    const off = new AbortController();
    const keeping = keep(off.signal);
    off.abort(new vscode.CancellationError());
    await assert.rejects(keeping, (error) => error instanceof vscode.CancellationError);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(target)), 'older');
    assert.equal(await isThere(fixtureUri('node.p12.new')), false);
  });

  it('leaves no trace where the person leaves', async () => {
    await runAndLeave('cdcerts.exportPkcs12');
    assert.equal(await isThere(target), false);
  });
});
