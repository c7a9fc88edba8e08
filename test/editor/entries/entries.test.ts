import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openKey } from '../../../src/core/keys/openKey.js';
import type { Entry } from '../../../src/core/store/entry.js';
import { compareCertificates } from '../../../src/editor/features/entries/compareCertificates.js';
import { findUses } from '../../../src/editor/features/entries/findUses.js';
import { keepSealed, checkKeyFile } from '../../../src/editor/features/entries/changePassphrase.js';
import { copyFromEntry } from '../../../src/editor/features/entries/copyFromEntry.js';
import { toDecodedUri, writeDecodedOf } from '../../../src/editor/features/entries/decodedDocument.js';
import { deleteForGood, moveToTrash } from '../../../src/editor/features/entries/deleteEntries.js';
import { describeLoss } from '../../../src/editor/features/entries/describeLoss.js';
import { keepNotes } from '../../../src/editor/features/entries/editEntryNotes.js';
import { keepRenamed } from '../../../src/editor/features/entries/keepRenamed.js';
import { refuseUnsaved, usesInJobs } from '../../../src/editor/desk/usesInJobs.js';
import {
  isThere,
  openStoreDesk,
  type OpenedStoreDesk,
  putAuthority,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, runAndLeave, until } from '../../support/inEditor.js';

const job = fixtureUri('node.installjob.yaml');
const JOB = `keyCertificate: { ref: "node" } # of the node
trustedCertificates:
  - ref: root
  - ref: 'root'
`;

const NOTES = 'label: "The node # as in Secure+"\n';

describe('entries of the store', () => {
  let desk: OpenedStoreDesk;

  beforeEach(async () => {
    await removeStore();
    const { fs } = vscode.workspace;
    await fs.copy(fixtureUri('pki/rsa/leaf.pem'), storeUri('key/node/certificate.pem'));
    await fs.copy(fixtureUri('pki/rsa/leaf.key'), storeUri('key/node/key.pem'));
    await writeText(storeUri('key/node/entry.yaml'), NOTES);
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
    await writeText(job, JOB);
    desk = openStoreDesk();
  });

  afterEach(async () => {
    await closeEditors();
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(job);
  });

  async function entryNamed(name: string): Promise<Entry> {
    const { entries } = await desk.store.contents();
    const entry = entries.find((one) => one.name === name);
    assert.ok(entry, name);
    return entry;
  }

  /** The entry as a line of the Certificates view. */
  async function lineOf(name: string) {
    const entry = await entryNamed(name);
    return { type: 'entry', id: name, entry, uri: desk.store.uriOf(entry, 'certificate.pem') };
  }

  describe('their uses', () => {
    it('are found in every job, on the value that names them', async () => {
      const [found, ...others] = await usesInJobs([await entryNamed('root')], desk);
      assert.equal(others.length, 0);
      assert.equal(found?.uri.toString(), job.toString());
      assert.deepEqual(
        found.uses.map(({ span }) => found.text.slice(span.start, span.end)),
        ['root', "'root'"],
      );
      assert.deepEqual(await usesInJobs([await entryNamed('issuing')], desk), []);
    });

    it('are shown as references', async () => {
      const line = await lineOf('node');
      await findUses({ line, lines: [line] }, desk.all);
      const editor = await until(
        () => vscode.window.activeTextEditor,
        vscode.window.onDidChangeActiveTextEditor,
      );
      assert.equal(editor.document.uri.toString(), job.toString());
      assert.equal(editor.selection.active.line, 0);
    });
  });

  describe('a comparison', () => {
    it('shows the certificates of two lines decoded, side by side', async () => {
      const lines = [await lineOf('issuing'), await lineOf('root')];
      await compareCertificates({ line: lines[0], lines }, desk.all);
      const input = await until(() => {
        const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
      }, vscode.window.tabGroups.onDidChangeTabs);
      for (const [uri, what] of [
        [input.original, /^Kind +intermediate CA certificate/m],
        [input.modified, /^Kind +root CA certificate/m],
      ] as const) {
        const document = await vscode.workspace.openTextDocument(uri);
        // The extension may not have heard yet that the store was put there.
        await until(
          () => (what.test(document.getText()) ? true : undefined),
          vscode.workspace.onDidChangeTextDocument,
        );
      }
    });

    it('says so where a certificate is not in its file any more', async () => {
      const certificate = (await entryNamed('root')).certificates[0]?.certificate;
      assert.ok(certificate);
      const uri = toDecodedUri({ certificate, uri: fixtureUri('pki/rsa/leaf.pem'), name: 'a/b' });
      assert.equal(
        await writeDecodedOf(uri, desk.all),
        'The certificate is not in pki/rsa/leaf.pem any more.',
      );
    });
  });

  describe('a copy', () => {
    it('is of every entry that is selected, a line each', async () => {
      const lines = [await lineOf('issuing'), await lineOf('root')];
      const done: true[] = [];
      const copying = copyFromEntry({ line: lines[0], lines }, desk.all).finally(() => done.push(true));
      // The first of the choices is the fingerprint; Enter is pressed until the list is there.
      while (done.length === 0)
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await copying;
      const copied = await vscode.env.clipboard.readText();
      assert.match(copied, /^([0-9A-F]{2}:){31}[0-9A-F]{2}\n([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    });
  });

  describe('another name', () => {
    async function rename(name: string, to: string): Promise<void> {
      const entry = await entryNamed(name);
      await keepRenamed({ entry, name: to, jobs: await usesInJobs([entry], desk) }, desk);
    }

    it('is the folder’s, and in the jobs that name the entry', async () => {
      await rename('root', 'Root-2026');
      assert.equal(
        await readText(job),
        JOB.replace('ref: root', 'ref: Root-2026').replace("'root'", "'Root-2026'"),
      );
      assert.equal(await isThere(storeUri('ca/root')), false);
      assert.ok((await entryNamed('Root-2026')).certificates.length === 1);
      await rename('node', 'Node');
      assert.match(await readText(job), /ref: "Node" \} # of the node/);
      assert.equal(await readText(storeUri('key/Node/entry.yaml')), NOTES);
    });

    it('is taken back where a job cannot follow', async () => {
      const entry = await entryNamed('root');
      const [found] = await usesInJobs([entry], desk);
      assert.ok(found);
      await writeText(job, `${JOB}# another window\n`);
      for (const name of ['Root-2026', 'ROOT'])
        await assert.rejects(keepRenamed({ entry, name, jobs: [found] }, desk), {
          reason: 'changed-meanwhile',
          place: '../node.installjob.yaml',
        });
      assert.equal(await readText(job), `${JOB}# another window\n`);
      assert.ok(await isThere(storeUri('ca/root/certificate.pem')));
      assert.equal(await isThere(storeUri('ca/Root-2026')), false);
    });

    it('is not given while a job is not saved', async () => {
      // A file of its own: VS Code saves no document whose file was written meanwhile, as the other tests' job is.
      const edited = fixtureUri('edited.installjob.yaml');
      await writeText(edited, JOB);
      const document = await vscode.workspace.openTextDocument(edited);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(edited, new vscode.Position(0, 0), '# mine\n');
      await vscode.workspace.applyEdit(edit);
      assert.ok(document.isDirty);
      const jobs = await usesInJobs([await entryNamed('root')], desk);
      assert.throws(() => {
        refuseUnsaved(jobs);
      }, /changes that are not saved/);
      assert.ok(await document.save());
      refuseUnsaved(jobs);
      await vscode.workspace.fs.delete(edited);
    });
  });

  describe('their notes', () => {
    it('change in the file, of several entries at once, and keep the rest of it', async () => {
      await keepNotes(
        [
          [await entryNamed('node'), { tags: ['prod'] }],
          [await entryNamed('root'), { tags: ['prod', '1'] }],
        ],
        desk,
      );
      assert.equal(await readText(storeUri('key/node/entry.yaml')), `${NOTES}tags:\n  - prod\n`);
      assert.deepEqual((await entryNamed('root')).notes.tags, ['prod', '1']);
    });

    it('change in none where one cannot be read', async () => {
      await writeText(storeUri('ca/root/entry.yaml'), 'label: "a\n');
      const changes = [await entryNamed('node'), await entryNamed('root')].map(
        (entry) => [entry, { owner: 'me' }] as const,
      );
      await assert.rejects(keepNotes(changes, desk), /ca\/root\/entry\.yaml cannot be read/);
      assert.equal(await readText(storeUri('key/node/entry.yaml')), NOTES);
    });
  });

  describe('a passphrase', () => {
    it('is changed, and the key stays the same', async () => {
      const entry = await entryNamed('node');
      assert.ok(entry.key);
      const opening = await openKey(entry.key, 'changeit');
      assert.ok(opening.outcome === 'opened');
      const before = await desk.store.stamp('key/node/key.pem');
      assert.ok(before);
      const { pkcs8 } = opening.key;
      const sealing = {
        entry,
        pkcs8,
        passphrase: 'canary-Passphrase-2210',
        sealing: 'modern',
        before,
      } as const;
      await keepSealed(sealing, desk);
      const changed = await entryNamed('node');
      const { key } = changed;
      assert.ok(key);
      const again = await openKey(key, 'canary-Passphrase-2210');
      assert.ok(again.outcome === 'opened');
      assert.deepEqual(again.key.pkcs8, pkcs8);
      assert.equal((await openKey(key, 'changeit')).outcome, 'passphrase-wrong');
      // A second key in the file would not come back.
      const file = storeUri('key/node/key.pem');
      await checkKeyFile(changed, desk);
      await writeText(file, (await readText(file)) + (await readText(fixtureUri('jobs/other.key'))));
      await assert.rejects(checkKeyFile(changed, desk), /holds more than its private key/);
      // What was shown is not what stands there now.
      await assert.rejects(keepSealed(sealing, desk), /changed-meanwhile/);
    });
  });

  describe('that are deleted', () => {
    const look = () =>
      Promise.all(
        ['issuing', 'root'].map(async (name) => {
          const entry = await entryNamed(name);
          const stamp = await desk.store.stamp(`ca/${name}`);
          assert.ok(stamp);
          return { entry, stamp };
        }),
      );

    it('go to the trash as far as there is one, and none where one has changed', async () => {
      const shown = await look();
      await writeText(storeUri('ca/root/entry.yaml'), 'label: mine\n');
      await assert.rejects(moveToTrash(shown, desk), /mine has changed meanwhile|root has changed meanwhile/);
      assert.ok(await isThere(storeUri('ca/issuing/certificate.pem')));
      await vscode.workspace.fs.delete(storeUri('ca/root/entry.yaml'));
      const left = await moveToTrash(shown, desk);
      for (const one of shown)
        assert.equal(await isThere(storeUri(`ca/${one.entry.name}`)), left.includes(one));
    });

    it('go all together, or none where one has changed', async () => {
      const shown = await look();
      await writeText(storeUri('ca/root/entry.yaml'), 'label: mine\n');
      await assert.rejects(deleteForGood(shown, desk), /changed-meanwhile/);
      assert.ok(await isThere(storeUri('ca/issuing/certificate.pem')));
      await vscode.workspace.fs.delete(storeUri('ca/root/entry.yaml'));
      await deleteForGood(shown, desk);
      assert.deepEqual(
        (await desk.store.contents()).entries.map(({ name }) => name),
        ['node'],
      );
    });

    it('are told of with the jobs that name them', async () => {
      const entries = [await entryNamed('node'), await entryNamed('issuing')];
      const loss = describeLoss(entries, await usesInJobs(entries, desk));
      assert.match(loss, /The node # as in Secure\+: install jobs name it, .*: node\.installjob\.yaml\n/);
      assert.match(loss, /issuing: no install job uses it\n/);
      assert.match(loss, /goes its private key\.$/);
    });
  });

  it('are left alone where the person leaves', async () => {
    for (const id of [
      'findUses',
      'copyFromEntry',
      'compareCertificates',
      'renameEntry',
      'editNotes',
      'changePassphrase',
      'deleteEntry',
    ])
      await runAndLeave(`cdcerts.${id}`);
    assert.equal(await readText(job), JOB);
  });
});
