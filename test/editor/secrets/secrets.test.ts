import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openKey } from '../../../src/core/keys/openKey.js';
import { publicKeyIdentity, referenceIdentity } from '../../../src/core/keys/passphraseIdentity.js';
import { inspectJob } from '../../../src/core/jobs/inspectJob.js';
import type { Entry } from '../../../src/core/store/entry.js';
import type { Secrets } from '../../../src/editor/desk/desk.js';
import { entryIdentities, sealedKeyIdentities } from '../../../src/editor/desk/entryIdentities.js';
import { jobContext } from '../../../src/editor/desk/jobContext.js';
import { openEntryKey } from '../../../src/editor/desk/openEntryKey.js';
import {
  describeKeeping,
  forget,
  howLasting,
  listRemembered,
  recall,
  remember,
} from '../../../src/editor/desk/rememberedPassphrases.js';
import { unlock } from '../../../src/editor/desk/unlock.js';
import { keepAuthority } from '../../../src/editor/features/authority/keepAuthority.js';
import { askCustody, isUnderGit } from '../../../src/editor/desk/keyCustody.js';
import { forgetGone } from '../../../src/editor/features/entries/deleteEntries.js';
import { toTreeItem } from '../../../src/editor/features/tree/toTreeItem.js';
import {
  isThere,
  openStoreDesk,
  type OpenedStoreDesk,
  openSecrets,
  readText,
  removeStore,
  storeUri,
} from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';

const passphrase = 'changeit';

describe('passphrases that are remembered', () => {
  let desk: OpenedStoreDesk;
  let secrets: Secrets;

  beforeEach(async () => {
    await removeStore();
    const { fs } = vscode.workspace;
    await fs.copy(fixtureUri('pki/rsa/leaf.pem'), storeUri('key/node/certificate.pem'));
    await fs.copy(fixtureUri('pki/rsa/leaf.key'), storeUri('key/node/key.pem'));
    desk = openStoreDesk();
    ({ secrets } = desk);
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
  });

  async function entryNamed(name: string): Promise<Entry> {
    const { entries } = await desk.store.contents();
    const entry = entries.find((one) => one.name === name);
    assert.ok(entry, name);
    return entry;
  }

  it('are used silently, by the public key that they open', async () => {
    const node = await entryNamed('node');
    const own = node.certificates[0]?.certificate;
    assert.ok(own && node.key);
    assert.deepEqual(entryIdentities(node), [publicKeyIdentity(own.publicKey)]);
    assert.deepEqual(await sealedKeyIdentities(node.key, desk), entryIdentities(node));
    await remember(secrets, { opens: entryIdentities(node), name: 'node', passphrase });
    // A question would wait for ever.
    const opened = await openEntryKey(node, 'node', desk);
    assert.ok(opened?.publicKey);
    const renamed = { ...node, name: 'another' };
    assert.ok(await openEntryKey(renamed, 'another', desk));
  });

  it('are forgotten and asked for again where they do not open it any more', async () => {
    const node = await entryNamed('node');
    const identities = entryIdentities(node);
    const { key } = node;
    assert.ok(key);
    await remember(secrets, { opens: identities, name: 'node', passphrase: 'canary-Passphrase-4410' });
    const sealed = { what: 'private key', why: 'why', name: 'node', identities } as const;
    const done: true[] = [];
    const unlocking = unlock(sealed, (given) => openKey(key, given), secrets).finally(() => done.push(true));
    while (done.length === 0) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await unlocking, undefined);
    assert.deepEqual(await listRemembered(secrets), []);
  });

  it('are kept apart, replaced and forgotten one by one', async () => {
    const [first, second] = [referenceIdentity('A'), referenceIdentity('B')];
    await remember(secrets, { opens: [first, second], name: 'both', passphrase: 'canary-Passphrase-1' });
    await remember(secrets, { opens: [second], name: 'B', passphrase: 'canary-Passphrase-2' });
    assert.equal(await recall(secrets, [first]), 'canary-Passphrase-1');
    assert.equal(await recall(secrets, [second]), 'canary-Passphrase-2');
    assert.equal(await recall(secrets, [referenceIdentity('C'), second]), 'canary-Passphrase-2');
    await forget(secrets, [first]);
    assert.deepEqual(
      (await listRemembered(secrets)).map(({ name }) => name),
      ['B'],
    );
    await forget(secrets, [second]);
    assert.equal(await secrets.storage.get('passphrases'), undefined);
  });

  it('change one after the other, so that none is lost', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `N${at}`);
    await Promise.all(
      names.map((name) =>
        remember(secrets, { opens: [referenceIdentity(name)], name, passphrase: 'canary-Passphrase-3' }),
      ),
    );
    assert.equal((await listRemembered(secrets)).length, names.length);
  });

  it('are none where what is stored is not ours', async () => {
    for (const stored of ['{', '{}', '[1, null, {"opens": [1], "name": "a", "passphrase": "b"}]']) {
      await secrets.storage.store('passphrases', stored);
      assert.deepEqual(await listRemembered(secrets), []);
    }
  });

  it('last as long as has been seen, and no more is said of it', async () => {
    const identity = referenceIdentity('A');
    const one = { opens: [identity], name: 'A', passphrase: 'canary-Passphrase-4' };
    const isWeb = vscode.env.uiKind === vscode.UIKind.Web;
    assert.equal(await howLasting(secrets), 'unknown');
    const said = await describeKeeping(secrets);
    assert.equal(said.includes('perhaps only until this session ends'), isWeb);
    await remember(secrets, one);
    assert.equal(await howLasting(secrets), 'unknown');
    const later: Secrets = { ...secrets, session: 'later' };
    assert.equal(await howLasting(later), 'lasted');
    assert.equal(await describeKeeping(later), 'VS Code’s secret storage');
    const emptied: Secrets = { ...openSecrets(), memory: secrets.memory, session: 'later' };
    assert.equal(await howLasting(emptied), 'was-lost');
    assert.match(await describeKeeping(emptied), /has lost what it was given/);
    await forget(secrets, [identity]);
    assert.equal(await howLasting(later), 'unknown');
  });

  it('go with the last entry that has the key', async () => {
    const node = await entryNamed('node');
    await vscode.workspace.fs.copy(storeUri('key/node'), storeUri('key/twin'));
    desk.store.reread();
    const twin = await entryNamed('twin');
    await remember(secrets, { opens: entryIdentities(node), name: 'node', passphrase });
    await vscode.workspace.fs.delete(storeUri('key/node'), { recursive: true });
    await forgetGone([node], desk);
    assert.equal((await listRemembered(secrets)).length, 1);
    await vscode.workspace.fs.delete(storeUri('key/twin'), { recursive: true });
    await forgetGone([twin], desk);
    assert.equal((await listRemembered(secrets)).length, 0);
  });

  it('are held against the key that an install job names', async () => {
    const text = 'keyCertificate:\n  ref: node\n  passphraseRef: NODE_KEY\n';
    const codes = async () =>
      (await inspectJob(text, await jobContext(fixtureUri('node.installjob.yaml'), desk.all))).filter(
        ({ code }) => code === 'job-passphrase-wrong',
      );
    const opens = [referenceIdentity('NODE_KEY')];
    assert.deepEqual(await codes(), []);
    await remember(secrets, { opens, name: 'NODE_KEY', passphrase: 'canary-Passphrase-5' });
    assert.equal((await codes()).length, 1);
    await remember(secrets, { opens, name: 'NODE_KEY', passphrase });
    assert.deepEqual(await codes(), []);
  });
});

describe('the key of an authority, where the folder is under git', () => {
  let desk: OpenedStoreDesk;
  const git = fixtureUri('.git');

  beforeEach(async () => {
    await removeStore();
    desk = openStoreDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    if (await isThere(git)) await vscode.workspace.fs.delete(git, { recursive: true });
  });

  it('is asked about once, and nowhere else', async () => {
    assert.ok(desk.store.folder);
    assert.equal(await isUnderGit(desk.store.folder), false);
    assert.deepEqual(await askCustody(desk), { custody: 'in', isRecalled: false });
    await vscode.workspace.fs.createDirectory(git);
    assert.equal(await isUnderGit(desk.store.folder), true);
    const done: true[] = [];
    const asking = askCustody(desk).finally(() => done.push(true));
    // The first of the choices is to keep it out; Enter is pressed until the list is there.
    while (done.length === 0)
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.deepEqual(await asking, { custody: 'out', isRecalled: false });
    assert.deepEqual(await askCustody(desk), { custody: 'out', isRecalled: true });
  });

  it('stays out by a file beside it, and the authority is whole with it and without it', async () => {
    const answers = {
      subject: 'Test CA',
      key: 'P-256',
      years: 10,
      passphrase: 'canary-Passphrase-5517',
      further: 'any',
      limits: '',
    } as const;
    await keepAuthority(answers, desk, new AbortController().signal, undefined, 'out');
    assert.match(await readText(storeUri('authority/Test-CA/.gitignore')), /^\/key\.pem$/m);
    const [entry] = (await desk.store.contents()).entries;
    assert.deepEqual([entry?.faults, entry?.isKeyElsewhere, entry?.key?.wrapper], [[], undefined, 'pkcs8']);
    // As a clone has it.
    await vscode.workspace.fs.delete(storeUri('authority/Test-CA/key.pem'));
    desk.store.reread();
    const [cloned] = (await desk.store.contents()).entries;
    assert.deepEqual([cloned?.faults, cloned?.isKeyElsewhere, cloned?.key], [[], true, undefined]);
    assert.ok(cloned);
    const node = {
      type: 'entry',
      id: 'it',
      entry: cloned,
      uri: storeUri('authority/Test-CA/certificate.pem'),
    } as const;
    const { accessibilityInformation, description } = await toTreeItem(node, desk.all);
    assert.match(String(description), /^expires in \d+ years · its key is not here · root CA certificate$/);
    assert.match(accessibilityInformation?.label ?? '', /its key is not here/);
  });
});
