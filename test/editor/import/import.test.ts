import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openKey } from '../../../src/core/keys/openKey.js';
import type { WantedKind } from '../../../src/core/store/import/importPlan.js';
import { openAndPlan } from '../../../src/editor/features/import/openAndPlan.js';
import { readFiles } from '../../../src/editor/features/import/readFiles.js';
import { writePlan } from '../../../src/editor/features/import/writePlan.js';
import {
  isThere,
  openDesk,
  type OpenedDesk,
  readText,
  removeStore,
  storeUri,
} from '../../support/editorDesk.js';
import { fixtureUri, runAndLeave } from '../../support/inEditor.js';

const passphrase = 'canary-Passphrase-8846';

describe('Import External Certificate', () => {
  let desk: OpenedDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
  });

  async function plan(wanted: WantedKind, ...files: readonly string[]) {
    const opened = await openAndPlan(await readFiles(files.map(fixtureUri)), wanted, desk);
    assert.ok(opened);
    return opened.plan;
  }

  /** Imports all that there is, keys sealed with the passphrase; answers what the store then holds. */
  async function importAll(wanted: WantedKind, ...files: readonly string[]): Promise<readonly string[]> {
    const { entries, offered } = await plan(wanted, ...files);
    const keys = entries.flatMap(({ key }) => (key ? [[key, passphrase] as const] : []));
    await writePlan([...entries, ...offered], new Map(keys), desk);
    const stored = (await desk.store.contents()).entries;
    assert.deepEqual(
      stored.flatMap(({ faults }) => faults),
      [],
    );
    return stored.map(({ kind, name }) => `${kind}/${name}`);
  }

  const company = ['key/CDNODE1', 'ca/Musterbank-AG-Issuing-CA-1', 'ca/Musterbank-AG-Root-CA'];

  it('takes a key certificate in one file', async () => {
    const { entries } = await plan('key', 'pki/rsa/unencrypted-keycert.txt');
    assert.equal(entries.length, 1);
    assert.ok((await importAll('key', 'pki/rsa/unencrypted-keycert.txt')).includes('key/CDNODE1'));
  });

  for (const [form, ...files] of [
    ['PEM', 'pki/rsa/pkcs1.key', 'pki/rsa/root.pem', 'pki/rsa/intermediate.pem', 'pki/rsa/leaf.pem'],
    ['DER', 'pki/ec/leaf.der', 'pki/ec/sec1.key', 'pki/ec/root.der', 'pki/ec/intermediate.pem'],
  ] as const)
    it(`takes a key certificate in several files, ${form} too, and the CA certificates that came along`, async () => {
      assert.deepEqual(await importAll('key', ...files), company);
      const [entry] = (await desk.store.contents()).entries;
      assert.equal(entry?.certificates.length, 3);
      assert.ok(entry.key);
      assert.equal((await openKey(entry.key, passphrase)).outcome, 'opened');
      const texts = await Promise.all(
        ['certificate.pem', 'entry.yaml', 'key.pem'].map((name) => readText(storeUri(`key/CDNODE1/${name}`))),
      );
      assert.doesNotMatch(texts.join('\n'), new RegExp(`${passphrase}|BEGIN (RSA |EC )?PRIVATE KEY`));
    });

  it('seals private keys as the setting says', async () => {
    const { Workspace } = vscode.ConfigurationTarget;
    const settings = vscode.workspace.getConfiguration('cdcerts');
    try {
      for (const [sealing, scheme, prf] of [
        ['pbes1-3des', 'PBES1', 'SHA-1'],
        ['pbes2-sha1', 'PBES2', 'HMAC-SHA1'],
        ['no such thing', 'PBES2', 'HMAC-SHA256'],
      ] as const) {
        await settings.update('keys.sealing', sealing, Workspace);
        await importAll('key', 'pki/ec/unencrypted-keycert.txt');
        const [entry] = (await desk.store.contents()).entries;
        const encryption = entry?.key?.encryption;
        assert.deepEqual([encryption?.scheme, encryption?.prf], [scheme, prf]);
        assert.ok(entry?.key && (await openKey(entry.key, passphrase)).outcome === 'opened');
        await removeStore();
        desk.dispose();
        desk = openDesk();
      }
    } finally {
      await settings.update('keys.sealing', undefined, Workspace);
    }
  });

  it('takes them out of containers, asking for no passphrase where there is none', async () => {
    assert.deepEqual(await importAll('key', 'keystores/empty-passphrase-3des.p12'), company);
    const { known } = await plan('ca', 'keystores/chain.p7b', 'keystores/open.p12');
    assert.equal(known.length, 2);
    const { entries } = await plan('key', 'keystores/empty-passphrase.p12', 'keystores/open.p12');
    assert.equal(entries.length, 0);
  });

  it('takes CA certificates, and each once', async () => {
    const bundle = 'partner/partner-ca-bundle.pem';
    assert.deepEqual(await importAll('ca', bundle), [
      'ca/Partner-Logistics-Ltd-Issuing-CA-1',
      'ca/Partner-Logistics-Ltd-Root-CA',
    ]);
    const { entries, known } = await plan('ca', bundle);
    assert.deepEqual([entries.length, known.length], [0, 2]);
  });

  it('says which files they came from, as people call them', async () => {
    await importAll('ca', 'partner/root.pem');
    const [entry] = (await desk.store.contents()).entries;
    assert.equal(entry?.notes.source, 'partner/root.pem');
  });

  it('refuses what does not fit, with the reason, before anything is written', async () => {
    const reasons = async (wanted: WantedKind, ...files: readonly string[]) => {
      const { entries, refused } = await plan(wanted, ...files);
      return [entries.length, ...refused.map(({ reason }) => reason)];
    };
    assert.deepEqual(await reasons('key', 'partner/leaf.pem', 'pki/rsa/pkcs1.key'), [
      0,
      'key-matches-none',
      'key-missing',
    ]);
    assert.deepEqual(await reasons('key', 'pki/rsa/leaf.pem'), [0, 'key-missing']);
    assert.deepEqual(await reasons('ca', 'pki/rsa/leaf.pem'), [0, 'node-for-authority']);
    assert.deepEqual(await reasons('ca', 'pki/rsa/leaf.csr'), [
      0,
      'certificate-missing',
      'not-a-certificate',
    ]);
    assert.equal(await isThere(storeUri()), false);
  });

  it('keeps none where one of them cannot be written', async () => {
    const { entries } = await plan('ca', 'partner/partner-ca-bundle.pem');
    const [first, second] = entries;
    assert.ok(first && second);
    const impossible = { ...second, certificates: [] };
    await assert.rejects(async () => writePlan([first, impossible], new Map(), desk));
    assert.deepEqual((await desk.store.contents()).entries, []);
  });

  it('says so where a file cannot be opened', async () => {
    await assert.rejects(readFiles([fixtureUri('partner/root.pem'), fixtureUri('gone.pem')]));
  });

  it('leaves no trace where the person leaves', async () => {
    await runAndLeave('cdcerts.importCertificate', fixtureUri('pki/rsa/leaf-only-keycert.txt'));
    assert.equal(await isThere(storeUri()), false);
    assert.equal(vscode.window.visibleTextEditors.length, 0);
  });
});
