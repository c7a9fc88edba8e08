import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openKey } from '../../../src/core/keys/openKey.js';
import type { Entry } from '../../../src/core/store/entry.js';
import { describeReplacement } from '../../../src/editor/features/entries/confirmReplacement.js';
import { filesOf, keepReplaced } from '../../../src/editor/features/entries/keepReplaced.js';
import type { Successor } from '../../../src/editor/features/entries/successor.js';
import { successorInEntry } from '../../../src/editor/features/entries/successorInEntry.js';
import { successorInFile } from '../../../src/editor/features/entries/successorInFile.js';
import { usesInJobs } from '../../../src/editor/desk/usesInJobs.js';
import {
  isThere,
  NOW,
  openStoreDesk,
  type OpenedStoreDesk,
  putAuthority,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { fixtureUri, runAndLeave } from '../../support/inEditor.js';

const job = fixtureUri('replace.installjob.yaml');
const NOTES = '# Ours.\nlabel: The node\nsource: mail # of 2025\n';

describe('Replace by Renewed Certificate', () => {
  let desk: OpenedStoreDesk;

  beforeEach(async () => {
    await removeStore();
    await put('key/node', 'pki/rsa/leaf.pem', 'pki/rsa/leaf.key');
    await writeText(storeUri('key/node/entry.yaml'), NOTES);
    await writeText(storeUri('key/node/remarks.txt'), 'ours\n');
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
    await writeText(job, 'keyCertificate: { ref: node }\n');
    desk = openStoreDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(job);
  });

  async function put(entry: string, certificate: string, key: string): Promise<void> {
    const { fs } = vscode.workspace;
    await fs.copy(fixtureUri(certificate), storeUri(`${entry}/certificate.pem`));
    await fs.copy(fixtureUri(key), storeUri(`${entry}/key.pem`));
  }

  async function entryNamed(name: string): Promise<Entry> {
    const { entries } = await desk.store.contents();
    const entry = entries.find((one) => one.name === name);
    assert.ok(entry, name);
    return entry;
  }

  async function replace(
    successor: Successor | undefined,
    keepsOld: boolean,
    shown?: ReadonlyMap<string, Uint8Array>,
  ) {
    const entry = await entryNamed('node');
    assert.ok(successor);
    const files = shown ?? (await filesOf(entry, desk));
    return keepReplaced({ entry, shown: files, successor, keepsOld, takesFrom: true }, desk);
  }

  const text = (name: string) => readText(fixtureUri(name));

  it('takes the renewed one out of its own entry; name, label, notes and other files stay', async () => {
    await put('key/node-2', 'pki/ec/leaf.pem', 'pki/ec/leaf.key');
    desk.store.reread();
    const old = await replace(await successorInEntry(await entryNamed('node-2'), desk), true);
    assert.deepEqual(old, { kind: 'key', name: 'node-old' });
    const entry = await entryNamed('node');
    assert.equal(entry.certificates[0]?.certificate.publicKey.type, 'EC');
    assert.deepEqual([entry.notes.label, entry.faults], ['The node', []]);
    assert.equal(await readText(storeUri('key/node/key.pem')), await text('pki/ec/leaf.key'));
    const notes = `# Ours.\nlabel: The node\nsource: node-2 # of 2025\nadded: "${new Date(NOW).toISOString()}"\n`;
    assert.equal(await readText(storeUri('key/node/entry.yaml')), notes);
    assert.equal(await readText(storeUri('key/node/remarks.txt')), 'ours\n');
    assert.equal(await isThere(storeUri('key/node-2')), false);
    assert.equal(await readText(storeUri('key/node-old/certificate.pem')), await text('pki/rsa/leaf.pem'));
    assert.equal(await readText(storeUri('key/node-old/key.pem')), await text('pki/rsa/leaf.key'));
    const { notes: oldNotes } = await entryNamed('node-old');
    assert.deepEqual([oldNotes.label, oldNotes.tags], ['The node-old', ['replaced']]);
    // Whatever refers to it follows without being touched.
    const [using] = await usesInJobs([entry], desk);
    assert.equal(using?.uses.length, 1);
  });

  it('keeps the key where the file has a certificate for it, and the chain that came along', async () => {
    const certificates = (await text('pki/rsa/expiring-keycert.txt')).replace(
      /^[^]*END ENCRYPTED PRIVATE KEY-----\n/,
      '',
    );
    const alone = fixtureUri('renewed.pem');
    await writeText(alone, certificates);
    try {
      const successor = await successorInFile(await entryNamed('node'), alone, desk);
      assert.ok(successor);
      assert.deepEqual(
        [successor.key, successor.source, successor.from],
        [undefined, 'renewed.pem', undefined],
      );
      assert.equal(successor.certificates.length, 3);
      assert.equal(await replace(successor, false), undefined);
    } finally {
      await vscode.workspace.fs.delete(alone);
    }
    const { certificates: kept, faults } = await entryNamed('node');
    assert.deepEqual([kept.length, faults], [3, []]);
    assert.equal(await readText(storeUri('key/node/key.pem')), await text('pki/rsa/leaf.key'));
    assert.equal(await isThere(storeUri('key/node-old')), false);
  });

  it('finds the key that waits with a request, and takes it from there', async () => {
    await vscode.workspace.fs.copy(fixtureUri('pki/ec/leaf.csr'), storeUri('request/asked/request.pem'));
    await vscode.workspace.fs.copy(fixtureUri('pki/ec/leaf.key'), storeUri('request/asked/key.pem'));
    desk.store.reread();
    const entry = await entryNamed('node');
    const successor = await successorInFile(entry, fixtureUri('pki/ec/leaf.pem'), desk);
    assert.equal(successor?.from?.entry.name, 'asked');
    await replace(successor, false);
    assert.equal(await readText(storeUri('key/node/key.pem')), await text('pki/ec/leaf.key'));
    const { key } = await entryNamed('node');
    assert.ok(key && (await openKey(key, 'changeit')).outcome === 'opened');
    assert.equal(await isThere(storeUri('request/asked')), false);
  });

  it('takes nothing without its private key, nor the same certificate once more', async () => {
    const entry = await entryNamed('node');
    await assert.rejects(
      successorInFile(entry, fixtureUri('pki/ec/leaf.pem'), desk),
      /No certificate of this file has a private key here/,
    );
    await assert.rejects(successorInFile(entry, fixtureUri('pki/rsa/leaf.pem'), desk), /byte for byte/);
    await assert.rejects(
      successorInFile(await entryNamed('root'), fixtureUri('pki/ec/leaf.pem'), desk),
      /no CA certificate/,
    );
  });

  it('replaces a CA certificate, which has no key', async () => {
    const entry = await entryNamed('root');
    const successor = await successorInFile(entry, fixtureUri('pki/ec/root.pem'), desk);
    assert.ok(successor);
    const shown = await filesOf(entry, desk);
    await keepReplaced({ entry, shown, successor, keepsOld: true, takesFrom: true }, desk);
    assert.equal((await entryNamed('root')).certificates[0]?.certificate.publicKey.type, 'EC');
    assert.equal((await entryNamed('root-old')).certificates[0]?.certificate.publicKey.type, 'RSA');
    assert.equal(await isThere(storeUri('ca/root/key.pem')), false);
  });

  it('replaces a partner’s certificate by one of a node alone, with the chain that came along', async () => {
    const { fs } = vscode.workspace;
    await fs.copy(fixtureUri('pki/rsa/leaf.pem'), storeUri('peer/them/certificate.pem'));
    desk.store.reread();
    const entry = await entryNamed('them');
    await assert.rejects(
      successorInFile(entry, fixtureUri('partner/intermediate.pem'), desk),
      /no certificate of a node/,
    );
    const bundle = fixtureUri('renewed.pem');
    await writeText(bundle, (await text('partner/intermediate.pem')) + (await text('partner/leaf.pem')));
    try {
      const successor = await successorInFile(entry, bundle, desk);
      assert.deepEqual([successor?.key, successor?.certificates.length], [undefined, 2]);
      assert.ok(successor);
      const shown = await filesOf(entry, desk);
      await keepReplaced({ entry, shown, successor, keepsOld: true, takesFrom: true }, desk);
    } finally {
      await fs.delete(bundle);
    }
    const { certificates, faults, kind } = await entryNamed('them');
    assert.deepEqual([kind, certificates.length, faults], ['peer', 2, []]);
    assert.equal((await entryNamed('them-old')).kind, 'peer');
    assert.equal(await isThere(storeUri('peer/them/key.pem')), false);
  });

  it('changes nothing where the entry has changed since it was shown, or the other one', async () => {
    await put('key/node-2', 'pki/ec/leaf.pem', 'pki/ec/leaf.key');
    desk.store.reread();
    const successor = await successorInEntry(await entryNamed('node-2'), desk);
    const shown = await filesOf(await entryNamed('node'), desk);
    await writeText(storeUri('key/node/remarks.txt'), 'theirs\n');
    await assert.rejects(replace(successor, true, shown), /changed-meanwhile/);
    await writeText(storeUri('key/node/remarks.txt'), 'ours\n');
    await writeText(storeUri('key/node-2/remarks.txt'), 'theirs\n');
    await assert.rejects(replace(successor, true), /changed-meanwhile/);
    assert.equal(await readText(storeUri('key/node/certificate.pem')), await text('pki/rsa/leaf.pem'));
    assert.equal(await isThere(storeUri('key/node-old')), false);
  });

  it('is told of before: what changes, who must act, the jobs, and what goes', async () => {
    await put('key/node-2', 'pki/ec/leaf.pem', 'pki/ec/leaf.key');
    desk.store.reread();
    const [entry, other] = [await entryNamed('node'), await entryNamed('node-2')];
    const successor = await successorInEntry(other, desk);
    const [before, after] = [entry, other].map(({ certificates: [own] }) => own?.certificate);
    assert.ok(before && after);
    const question = {
      entry,
      replacement: { kind: 'key', before: [before], after: [after] },
      jobs: await usesInJobs([entry], desk),
      successor,
    } as const;
    const lines = describeReplacement({ ...question, stays: undefined }, NOW);
    assert.equal(lines[0], 'What changes');
    for (const line of [
      '• Key: RSA 2048 → EC P-256',
      'Install jobs that name it, and install the new one from now on',
      '• replace.installjob.yaml',
      '“node-2” takes this place, and goes from its own.',
    ])
      assert.ok(lines.includes(line), line);
    const stays = describeReplacement({ ...question, stays: other }, NOW);
    assert.equal(stays.at(-1), '“node-2” stays as well, since install jobs name it.');
    await runAndLeave('cdcerts.replaceCertificate');
  });
});
