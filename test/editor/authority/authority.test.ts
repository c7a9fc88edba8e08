import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Entry } from '../../../src/core/store/entry.js';
import { toSigningKey } from '../../../src/core/authority/signingKey.js';
import { openKey } from '../../../src/core/keys/openKey.js';
import { keepAuthority } from '../../../src/editor/features/authority/keepAuthority.js';
import { readLedger } from '../../../src/editor/features/authority/ledger.js';
import { chainOf } from '../../../src/editor/features/authority/openIssuer.js';
import { toSubject } from '../../../src/editor/features/authority/toSubject.js';
import {
  filesInStore,
  type OpenedStoreDesk,
  openStoreDesk,
  readText,
  removeStore,
  storeUri,
} from '../../support/editorDesk.js';
import { runAndLeave } from '../../support/inEditor.js';

const passphrase = 'canary-Passphrase-5512';
const answers = {
  subject: 'Test CA',
  key: 'P-256',
  years: 10,
  passphrase,
  further: 'any',
  limits: '',
} as const;

describe('Create Certificate Authority', () => {
  let desk: OpenedStoreDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openStoreDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
  });

  const create = (
    changed: Partial<{ subject: string; years: number }> = {},
    signal = new AbortController().signal,
  ) => keepAuthority({ ...answers, ...changed }, desk, signal);

  async function authorities(): Promise<readonly Entry[]> {
    const { entries } = await desk.store.contents();
    return entries.filter(({ kind }) => kind === 'authority');
  }

  it('keeps the certificate and its key, which the passphrase opens', async () => {
    await create({ subject: 'CN=Test CA, O=Musterbank AG, C=DE' });
    const [entry, ...others] = await authorities();
    assert.deepEqual(others, []);
    assert.deepEqual([entry?.name, entry?.notes.label, entry?.faults], ['Test-CA', 'Test CA', []]);
    const certificate = entry?.certificates[0]?.certificate;
    assert.equal(certificate?.notBefore.epoch, Date.UTC(2026, 10, 23));
    assert.equal(certificate.notAfter.epoch, Date.UTC(2036, 10, 22, 23, 59, 59));
    assert.ok(entry?.key);
    assert.equal((await openKey(entry.key, passphrase)).outcome, 'opened');
    assert.equal((await openKey(entry.key, `${passphrase}!`)).outcome, 'passphrase-wrong');
  });

  it('writes the key sealed, and the passphrase nowhere', async () => {
    await create();
    const folder = storeUri('authority/Test-CA');
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    assert.deepEqual(names, ['certificate.pem', 'entry.yaml', 'key.pem']);
    for (const name of names)
      assert.doesNotMatch(await readText(vscode.Uri.joinPath(folder, name)), new RegExp(passphrase));
    assert.match(
      await readText(vscode.Uri.joinPath(folder, 'key.pem')),
      /^-----BEGIN ENCRYPTED PRIVATE KEY-----/,
    );
  });

  it('makes an intermediate one, limited, and keeps it without the root', async () => {
    await create();
    const [root] = await authorities();
    assert.ok(root?.key);
    const chain = await chainOf(root, desk);
    const opening = await openKey(root.key, passphrase);
    assert.ok(chain && opening.outcome === 'opened');
    const folder = storeUri('authority/Test-CA');
    const authority = { kind: 'authority', name: 'Test-CA' } as const;
    const issuer = { chain, key: await toSigningKey(opening.key), authority };
    const wanted = { ...answers, subject: 'Issuing', years: 20, further: 0, limits: 'example.com' } as const;
    await keepAuthority(wanted, desk, new AbortController().signal, issuer);
    const issuing = (await authorities()).find(({ name }) => name === 'Issuing');
    assert.deepEqual(issuing?.faults, []);
    assert.equal(issuing.certificates.length, 1);
    // Nothing outlives its issuer, whatever was asked for.
    const [own] = issuing.certificates;
    assert.equal(own?.certificate.notAfter.epoch, Date.UTC(2036, 10, 22, 23, 59, 59));
    assert.equal((await chainOf(issuing, desk))?.length, 2);
    const ledger = await readLedger(folder);
    assert.deepEqual(
      ledger.map(({ serial }) => [...serial]),
      [[...own.certificate.serial]],
    );
  });

  it('gives a second one a label of its own', async () => {
    await create();
    await create();
    const labels = (await authorities()).map(({ notes }) => notes.label);
    assert.deepEqual(labels, ['Test CA', 'Test CA 2']);
  });

  it('keeps nothing where it is called off while the key is made', async () => {
    const off = new AbortController();
    const creating = create({}, off.signal);
    off.abort(new vscode.CancellationError());
    await assert.rejects(creating, (error) => error instanceof vscode.CancellationError);
    assert.deepEqual(await filesInStore(), []);
  });

  it('leaves no trace where the person leaves', async () => {
    await runAndLeave('cdcerts.createAuthority');
    assert.deepEqual(await filesInStore(), []);
  });

  it('takes a text without an equals sign for a common name, whatever it holds', () => {
    assert.deepEqual(toSubject(' Test CA, second '), {
      subject: [{ keyword: 'CN', value: 'Test CA, second' }],
    });
    assert.ok('problem' in toSubject(''));
    assert.ok('problem' in toSubject('O=Musterbank AG'));
  });
});
