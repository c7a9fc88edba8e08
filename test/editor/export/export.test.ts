import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openKey } from '../../../src/core/keys/openKey.js';
import { openKeystore } from '../../../src/core/keystores/openKeystore.js';
import { parsePkcs12 } from '../../../src/core/keystores/parsePkcs12.js';
import type { EntryKind } from '../../../src/core/store/layout.js';
import { formatsOf } from '../../../src/editor/features/export/exportFormat.js';
import { keepFolder } from '../../../src/editor/features/export/keepFolder.js';
import { keepPkcs12 } from '../../../src/editor/features/export/keepPkcs12.js';
import { pathOf } from '../../../src/editor/features/export/pathOf.js';
import {
  isThere,
  openStoreDesk,
  type OpenedStoreDesk,
  putAuthority,
  readText,
  removeStore,
  storeUri,
} from '../../support/editorDesk.js';
import { fixtureUri, runAndLeave } from '../../support/inEditor.js';

const passphrase = 'canary-Passphrase-5512';

describe('Export as PKCS#12', () => {
  let desk: OpenedStoreDesk;
  const target = fixtureUri('node.p12');

  beforeEach(async () => {
    await removeStore();
    desk = openStoreDesk();
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

describe('Export', () => {
  let desk: OpenedStoreDesk;
  const parent = fixtureUri('exported');

  beforeEach(async () => {
    await removeStore();
    desk = openStoreDesk();
    const { fs } = vscode.workspace;
    await fs.createDirectory(parent);
    await fs.copy(fixtureUri('pki/rsa/leaf.pem'), storeUri('key/node/certificate.pem'));
    await fs.copy(fixtureUri('pki/rsa/leaf.key'), storeUri('key/node/key.pem'));
    await fs.copy(fixtureUri('pki/rsa/leaf.csr'), storeUri('request/asked/request.pem'));
    await fs.copy(fixtureUri('pki/rsa/intermediate.crl.pem'), storeUri('crl/list/crl.pem'));
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(parent, { recursive: true });
  });

  const entriesOf = async (...kinds: readonly EntryKind[]) =>
    (await desk.store.contents()).entries.filter(({ kind }) => kinds.includes(kind));

  it('offers each entry the formats that it can have, and several certificates those of many', async () => {
    const ofCertificate = ['trusted-list', 'pem', 'der', 'pkcs7'];
    assert.deepEqual(formatsOf(await entriesOf('key')), [
      ...['key-certificate', 'three-files', 'pkcs12'],
      ...ofCertificate,
    ]);
    const [ca] = await entriesOf('ca');
    assert.deepEqual(formatsOf(ca ? [ca] : []), ofCertificate);
    assert.deepEqual(formatsOf(await entriesOf('ca')), ['trusted-list', 'pkcs7']);
    assert.deepEqual(formatsOf(await entriesOf('request')), ['pem', 'der']);
    assert.deepEqual(formatsOf(await entriesOf('crl')), ['pem', 'der']);
    assert.deepEqual(formatsOf(await entriesOf('crl', 'key')), []);
  });

  it('finds the issuers in the store, and rejects where it is called off', async () => {
    const [node] = await entriesOf('key');
    assert.ok(node);
    const [found] = await pathOf(node, desk, new AbortController().signal);
    assert.deepEqual([found?.kind, found?.path.steps.length, found?.path.end], ['key', 3, 'self-signed']);
    const off = AbortSignal.abort(new vscode.CancellationError());
    await assert.rejects(pathOf(node, desk, off), (error) => error instanceof vscode.CancellationError);
  });

  it('makes a new folder of several files at once, and never touches one that is there', async () => {
    const files = new Map([
      ['PrivateKey.pem', 'key'],
      ['cdCert.pem', 'certificate'],
    ]);
    const first = await keepFolder(parent, 'node', files);
    const second = await keepFolder(parent, 'node', files);
    const names = (await vscode.workspace.fs.readDirectory(parent)).map(([name]) => name).sort();
    assert.deepEqual(names, ['node', 'node-2']);
    for (const folder of [first, second])
      for (const [name, text] of files) assert.equal(await readText(vscode.Uri.joinPath(folder, name)), text);
  });

  it('leaves nothing of several files where one of them cannot be written', async () => {
    const files = new Map([
      ['PrivateKey.pem', 'key'],
      ['missing/cdCert.pem', 'certificate'],
      ['missing', 'a file where a folder is needed'],
    ]);
    await assert.rejects(keepFolder(parent, 'node', files));
    assert.deepEqual(await vscode.workspace.fs.readDirectory(parent), []);
  });

  it('leaves no trace where the person leaves', async () => {
    await runAndLeave('cdcerts.exportEntries');
    assert.deepEqual(await vscode.workspace.fs.readDirectory(parent), []);
  });
});
