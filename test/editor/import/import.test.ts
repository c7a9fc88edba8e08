import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openKey } from '../../../src/core/keys/openKey.js';
import type { ChosenEntry } from '../../../src/core/store/import/importChanges.js';
import type { Gathering } from '../../../src/core/store/import/gathering.js';
import { lockedObjects } from '../../../src/core/store/import/lockedObjects.js';
import {
  fromClipboard,
  fromSelection,
  givenSources,
  sourceInFront,
} from '../../../src/editor/features/import/givenSources.js';
import { completePassphrases, keepChosen } from '../../../src/editor/features/import/keepChosen.js';
import { IMPORT_LIMITS, readSources } from '../../../src/editor/features/import/readSources.js';
import type { Source } from '../../../src/editor/features/import/source.js';
import { writeLeftOut, writeReport } from '../../../src/editor/features/import/writeReport.js';
import {
  filesInStore,
  isThere,
  NOW,
  type OpenedStoreDesk,
  openStoreDesk,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { importAll, keepAll, planOfSources } from '../../support/importAll.js';
import { closeEditors, fixtureUri, open, runAndLeave } from '../../support/inEditor.js';

const passphrase = 'canary-Passphrase-8846';

describe('Import External Certificates', () => {
  let desk: OpenedStoreDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openStoreDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    await closeEditors();
  });

  const files = (...names: readonly string[]): Source[] => names.map((name) => ({ uri: fixtureUri(name) }));

  const read = (sources: readonly Source[], limits = IMPORT_LIMITS): Promise<Gathering> =>
    readSources(
      sources,
      { store: desk.store.folder, signal: new AbortController().signal, tell: () => undefined },
      limits,
    );

  const plan = (sources: readonly Source[]) => planOfSources(sources, desk);

  /** Imports all that there is, which is sound then; answers what the store holds. */
  async function importSound(sources: readonly Source[]): Promise<readonly string[]> {
    const stored = await importAll(sources, passphrase, desk);
    assert.deepEqual(
      stored.flatMap(({ faults }) => faults),
      [],
    );
    return stored.map(({ kind, name }) => `${kind}/${name}`);
  }

  const company = ['key/CDNODE1', 'ca/Musterbank-AG-Issuing-CA-1', 'ca/Musterbank-AG-Root-CA'];

  for (const [form, ...names] of [
    ['PEM', 'pki/rsa/pkcs1.key', 'pki/rsa/root.pem', 'pki/rsa/intermediate.pem', 'pki/rsa/leaf.pem'],
    ['DER', 'pki/ec/leaf.der', 'pki/ec/sec1.key', 'pki/ec/root.der', 'pki/ec/intermediate.pem'],
  ] as const)
    it(`takes a key certificate in several files, ${form} too, and the CA certificates that came along`, async () => {
      assert.deepEqual(await importSound(files(...names)), company);
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
        await importSound(files('pki/ec/unencrypted-keycert.txt'));
        const [entry] = (await desk.store.contents()).entries;
        const encryption = entry?.key?.encryption;
        assert.deepEqual([encryption?.scheme, encryption?.prf], [scheme, prf]);
        assert.ok(entry?.key && (await openKey(entry.key, passphrase)).outcome === 'opened');
        await removeStore();
        desk.dispose();
        desk = openStoreDesk();
      }
    } finally {
      await settings.update('keys.sealing', undefined, Workspace);
    }
  });

  it('takes them out of containers, asking for no passphrase where there is none', async () => {
    assert.deepEqual(await importSound(files('keystores/empty-passphrase-3des.p12')), company);
    const { known } = (await plan(files('keystores/chain.p7b', 'keystores/open.p12'))).plan;
    assert.ok(known.length >= 3);
    const again = await plan(files('keystores/empty-passphrase.p12', 'keystores/open.p12'));
    assert.equal(again.plan.entries.length, 0);
  });

  it('reads folders with all that is below, archives too, and refuses what it cannot read', async () => {
    const { plan: all } = await plan([
      ...files('partner', 'archives/stored.zip', 'archives/nested.zip', 'gone'),
    ]);
    assert.deepEqual(all.entries.map(({ label }) => label).sort(), [
      'Musterbank AG Root CA',
      'Partner Logistics Ltd Issuing CA 1',
      'Partner Logistics Ltd Root CA',
      'Partner Logistics Ltd Root CA 2',
    ]);
    const reasons = all.refused.map(({ file, reason }) => `${reason} ${file}`);
    assert.deepEqual(
      all.peers.map(({ files: [file], kinds }) => [kinds, file]),
      [[['peer'], 'partner/leaf.pem']],
    );
    assert.deepEqual(reasons, ['file-unreadable gone', 'archive-nested archives/nested.zip › inner.zip']);
    const [root] = all.entries.filter(({ label }) => label === 'Musterbank AG Root CA');
    assert.deepEqual(root?.files, [
      'archives/stored.zip › mail/CAs/root.der',
      'archives/nested.zip › mail/CAs/root.der',
    ]);
    assert.match(writeLeftOut(all), /inner\.zip is an archive within an archive/);
  });

  it('does not read the store itself', async () => {
    await importSound(files('partner/root.pem'));
    const found = await read([{ uri: fixtureUri('') }], { files: 100_000, octets: 1e9 });
    assert.equal(
      found.files.some((file) => file.startsWith('certificates/')),
      false,
    );
    assert.ok(found.certificates.length > 150);
  });

  it('stops at its limits, and says where', async () => {
    const few = await read(files('partner'), { files: 2, octets: 1e9 });
    assert.deepEqual(
      few.refused.map(({ reason }) => reason),
      ['too-much'],
    );
    const small = await read(files('archives/mailed.zip'), { files: 100, octets: 14_000 });
    assert.deepEqual(
      small.refused.map(({ reason }) => reason),
      ['too-much'],
    );
  });

  it('is called off at any moment, and keeps nothing', async () => {
    const calling = new AbortController();
    const tell = () => {
      calling.abort(new vscode.CancellationError());
    };
    const reading = readSources(files('partner'), { store: undefined, signal: calling.signal, tell });
    await assert.rejects(reading, vscode.CancellationError);
    const { entries } = (await plan(files('partner'))).plan;
    const chosen = entries.map((entry) => ({ entry, kind: entry.kinds[0] }));
    const keeping = { passphrases: new Map(), stamps: new Map(), signal: calling.signal };
    await assert.rejects(keepChosen(chosen, keeping, desk), vscode.CancellationError);
    assert.deepEqual((await desk.store.contents()).entries, []);
  });

  it('takes what is selected, or all of an untitled text', async () => {
    const text = await readText(fixtureUri('partner/partner-ca-bundle.pem'));
    const document = await vscode.workspace.openTextDocument({ language: 'pem', content: `Hello,\n${text}` });
    const editor = await vscode.window.showTextDocument(document);
    const whole = await fromSelection();
    assert.equal((await plan(whole ?? [])).plan.entries.length, 2);
    const end = text.indexOf('-----END CERTIFICATE-----') + 'Hello,\n'.length + 25;
    editor.selection = new vscode.Selection(new vscode.Position(0, 0), document.positionAt(end));
    const selected = await fromSelection();
    assert.equal((await plan(selected ?? [])).plan.entries.length, 1);
    assert.deepEqual(await sourceInFront(), whole);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.equal(await fromSelection(), undefined);
  });

  it('takes the file in front, also where the viewer shows it', async () => {
    await vscode.commands.executeCommand('vscode.open', fixtureUri('pki/rsa/root.der'));
    const [source] = (await sourceInFront()) ?? [];
    assert.ok(source && 'uri' in source && source.uri.path.endsWith('root.der'));
    await open('pki/rsa/root.pem');
    const [text] = (await sourceInFront()) ?? [];
    assert.ok(text && 'content' in text);
  });

  it('takes what is dropped: addresses, files without one, text', async () => {
    const dropped = (...items: readonly (readonly [string, vscode.DataTransferItem])[]) => {
      const transfer = new vscode.DataTransfer();
      for (const [type, item] of items) transfer.set(type, item);
      return givenSources([transfer]);
    };
    const uri = fixtureUri('partner/root.pem');
    const list = `# from elsewhere\r\n${uri.toString()}\r\n`;
    assert.deepEqual(
      (await dropped(['text/uri-list', new vscode.DataTransferItem(list)]))?.map(
        (one) => 'uri' in one && one.uri.toString(),
      ),
      [uri.toString()],
    );
    const text = await readText(uri);
    const [source] = (await dropped(['text/plain', new vscode.DataTransferItem(text)])) ?? [];
    assert.ok(source && 'content' in source);
    assert.deepEqual(await importSound([source]), ['ca/Partner-Logistics-Ltd-Root-CA']);
  });

  it('takes files, and objects of files, of the Certificates view', async () => {
    const uri = fixtureUri('partner/partner-ca-bundle.pem');
    const file = await desk.files.read(uri);
    const nodes = file?.contents.items.map((item) => ({ type: 'item', uri, item })) ?? [];
    const one = await givenSources([nodes[1]]);
    assert.equal((await plan(one ?? [])).plan.entries.length, 1);
    const both = await givenSources([nodes[0], nodes]);
    assert.equal((await plan(both ?? [])).plan.entries.length, 2);
    const whole = { type: 'file', uri };
    assert.deepEqual(await givenSources([whole, [nodes[0], whole]]), [{ uri }]);
    assert.equal(await givenSources(['key']), undefined);
  });

  it('keeps none where one of them cannot be written', async () => {
    const { entries } = (await plan(files('partner/partner-ca-bundle.pem'))).plan;
    const [first, second] = entries;
    assert.ok(first && second);
    const impossible = { ...second, certificates: [] };
    await assert.rejects(
      keepAll(
        [first, impossible].map((entry): ChosenEntry => ({ entry, kind: 'ca' })),
        passphrase,
        desk,
      ),
    );
    assert.deepEqual((await desk.store.contents()).entries, []);
  });

  it('takes an answer to its request: the waiting key stays sealed as it is', async () => {
    const waiting = storeUri('request/NODE');
    await vscode.workspace.fs.copy(
      fixtureUri('pki/rsa/leaf.csr'),
      vscode.Uri.joinPath(waiting, 'request.pem'),
    );
    await vscode.workspace.fs.copy(fixtureUri('pki/rsa/leaf.key'), vscode.Uri.joinPath(waiting, 'key.pem'));
    await writeText(vscode.Uri.joinPath(waiting, 'entry.yaml'), 'label: Node of the bank\n');
    const { entries } = (await plan(files('pki/rsa/leaf.pem'))).plan;
    const [entry] = entries;
    assert.ok(entry);
    const stamp = await desk.store.stamp('request/NODE');
    const before = await readText(vscode.Uri.joinPath(waiting, 'key.pem'));
    assert.ok(stamp);
    const stamps = new Map([['request/NODE', stamp]]);
    const added = await keepAll([{ entry, kind: 'key' }], passphrase, desk, stamps);
    assert.deepEqual(added, [{ kind: 'key', name: 'NODE' }]);
    assert.equal(await isThere(waiting), false);
    assert.equal((await readText(storeUri('key/NODE/key.pem'))).trim(), before.trim());
    assert.match(await readText(storeUri('key/NODE/entry.yaml')), /label: Node of the bank/);
    const [kept] = (await desk.store.contents()).entries;
    assert.deepEqual(kept?.faults, []);
  });

  it('asks for a new passphrase only where a key came in the clear and is kept', async () => {
    const sealed = await plan(files('partner/root.pem'));
    const chosen = sealed.plan.entries.map((entry) => ({ entry, kind: entry.kinds[0] }));
    assert.equal(await completePassphrases(chosen, sealed.opened, desk), sealed.opened);
    const clear = await plan(files('pki/rsa/unencrypted-keycert.txt'));
    const [entry] = clear.plan.entries;
    assert.ok(entry);
    assert.equal(await completePassphrases([{ entry, kind: 'ca' }], clear.opened, desk), clear.opened);
  });

  it('needs no passphrase for what is there already', async () => {
    await importSound(files('pki/rsa/unencrypted-keycert.txt'));
    const found = await read(files('pki/rsa/node-keycert.txt'));
    assert.deepEqual(lockedObjects(found, (await desk.store.contents()).entries), []);
  });

  it('reports file by file, with fingerprints, and hostile names inert', async () => {
    const { plan: all } = await plan(files('partner', 'hostile/newline.pem', 'broken/not-der.pem'));
    const chosen = all.entries.slice(0, 2).map((entry): ChosenEntry => ({ entry, kind: 'ca' }));
    const added = await keepAll(chosen, passphrase, desk);
    const report = writeReport({ plan: all, chosen, added }, NOW);
    assert.match(
      report,
      /^Import into the certificate store\n2026-11-23 00:00 UTC: 2 entries in the store now, /,
    );
    assert.match(report, /SHA-256 [0-9A-F:]{95}/);
    assert.match(
      report,
      /partner\/root\.pem\n +Partner Logistics Ltd Root CA → ca\/Partner-Logistics-Ltd-Root-CA\n/,
    );
    assert.match(report, /Not wanted/);
    assert.match(
      report,
      /broken\/not-der\.pem\n +broken\/not-der\.pem holds something that cannot be read\. /,
    );
    assert.doesNotMatch(report, /[\p{Cf}\r\t]/u);
    assert.match(writeReport({ plan: all, chosen: [], added: [] }, NOW), /^What an import would do\n/);
  });

  it('keeps a partner’s certificate where it is wanted, and says before that it is of no use for a node', async () => {
    const { plan: all } = await plan(files('partner/leaf.pem', 'partner/intermediate.pem'));
    const [peer, ...others] = all.peers;
    assert.ok(peer && others.length === 0);
    const before = writeReport({ plan: all, chosen: [], added: [] }, NOW);
    assert.match(before, /1 to import, 1 without private key, as a partner’s if wished/);
    assert.match(
      before,
      /kept as a partner’s where that is checked\n +[^]*key certificate of a node it is of no use/,
    );
    const chosen = [...all.entries, peer].map((entry): ChosenEntry => ({ entry, kind: entry.kinds[0] }));
    const added = await keepAll(chosen, passphrase, desk);
    const stored = (await desk.store.contents()).entries.find(({ kind }) => kind === 'peer');
    assert.deepEqual(
      [stored?.name, stored?.certificates.length, stored?.faults, stored?.key],
      ['CDNODE1', 2, [], undefined],
    );
    assert.equal(await isThere(storeUri('peer/CDNODE1/key.pem')), false);
    assert.match(
      await readText(storeUri('peer/CDNODE1/entry.yaml')),
      /^# What people know about this certificate of a partner\./,
    );
    assert.match(
      writeReport({ plan: all, chosen, added }, NOW),
      /partner\/leaf\.pem\n +CDNODE1 → peer\/CDNODE1/,
    );
    const again = await plan(files('partner/leaf.pem'));
    assert.match(writeLeftOut(again.plan), /CDNODE1 \(peer\/CDNODE1\)/);
    assert.deepEqual([again.plan.entries, again.plan.peers], [[], []]);
  });

  it('leaves no trace where the person leaves', async () => {
    await runAndLeave('cdcerts.importCertificate', fixtureUri('pki/rsa/leaf-only-keycert.txt'));
    await runAndLeave('cdcerts.addToStore', fixtureUri('partner/root.pem'));
    assert.deepEqual(await filesInStore(), []);
    assert.equal(vscode.window.visibleTextEditors.length, 0);
  });

  it('takes the clipboard’s text', async () => {
    await vscode.env.clipboard.writeText(await readText(fixtureUri('partner/root.pem')));
    const sources = await fromClipboard();
    assert.deepEqual(await importSound(sources ?? []), ['ca/Partner-Logistics-Ltd-Root-CA']);
  });
});
