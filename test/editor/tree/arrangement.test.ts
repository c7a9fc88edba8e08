import assert from 'node:assert/strict';
import { readEntry } from '../../../src/core/store/readEntry.js';
import { commands } from '../../../src/editor/desk/ids.js';
import { toStoreFileSystem } from '../../../src/editor/desk/storeFiles.js';
import { arrangeEntries } from '../../../src/editor/features/tree/arrangeNodes.js';
import { CertificateView } from '../../../src/editor/features/tree/certificateView.js';
import type { Node, Place } from '../../../src/editor/features/tree/nodes.js';
import {
  atStore,
  openDesk,
  type OpenedDesk,
  putAuthority,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { fixtureUri, until } from '../../support/inEditor.js';

describe('the Certificates view, arranged', () => {
  let desk: OpenedDesk;
  let told: { message?: string; description?: string };
  let view: CertificateView;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
    told = {};
    view = new CertificateView(told, desk);
    await put('CDNODE10', 'expiring-keycert.txt', 'tags: [partner, production]\n');
    await put('CDNODE2', 'expired-keycert.txt', 'label: München\ntags: [production]\nowner: Ops\n');
    await put('CDNODE1', 'node-keycert.txt', '{}\n');
    await putAuthority('root', 'pki/rsa/root.pem');
    desk.store.reread();
  });

  afterEach(async () => {
    view.dispose();
    desk.dispose();
    await removeStore();
  });

  async function put(name: string, file: string, notes: string): Promise<void> {
    const text = await readText(fixtureUri(`pki/rsa/${file}`));
    await writeText(storeUri(`key/${name}/certificate.pem`), text.slice(text.indexOf('-----BEGIN CERT')));
    await writeText(storeUri(`key/${name}/entry.yaml`), notes);
  }

  async function inPlace(place: Place): Promise<Node[]> {
    const roots = await view.tree.getChildren();
    return view.tree.getChildren(roots.find((node) => node.type === 'place' && node.place === place));
  }

  async function labels(nodes: readonly Node[]): Promise<readonly string[]> {
    return Promise.all(
      nodes.map(async (node) => {
        const { label, resourceUri } = await view.tree.getTreeItem(node);
        return typeof label === 'string' ? label : (resourceUri?.path.split('/').at(-1) ?? '');
      }),
    );
  }

  it('sorts by name as people do, or by what ends first, and remembers it', async () => {
    assert.deepEqual(await labels(await inPlace('key')), ['CDNODE1', 'CDNODE10', 'München']);
    await view.arrange[commands.sortByExpiry]();
    assert.deepEqual(await labels(await inPlace('key')), ['München', 'CDNODE10', 'CDNODE1']);
    assert.equal(told.description, 'by expiry');
    const again: typeof told = {};
    new CertificateView(again, desk).dispose();
    assert.equal(again.description, 'by expiry');
    await view.arrange[commands.sortByName]();
    assert.equal(told.description, '');
  });

  it('groups by tag, an entry below each of its own, those without one last', async () => {
    await view.arrange[commands.groupByTag]();
    const tags = await inPlace('key');
    assert.deepEqual(await labels(tags), ['partner', 'production', 'Without a tag']);
    const below = await Promise.all(tags.map(async (tag) => labels(await view.tree.getChildren(tag))));
    assert.deepEqual(below, [['CDNODE10'], ['CDNODE10', 'München'], ['CDNODE1']]);
    const ids = new Set<string>();
    for (const tag of tags) for (const { id } of await view.tree.getChildren(tag)) ids.add(id);
    assert.equal(ids.size, 4);
    // Where nothing has a tag, nothing is grouped.
    assert.deepEqual(await labels(await inPlace('ca')), ['root']);
    const found = await view.tree.find({ kind: 'key', name: 'CDNODE2' });
    assert.ok(found);
    const tag = await view.tree.getParent(found);
    assert.ok(tag);
    assert.equal(tag.type === 'tag' && tag.tag, 'production');
    const place = await view.tree.getParent(tag);
    assert.equal(place?.id, 'key');
    await view.arrange[commands.ungroup]();
    assert.equal((await inPlace('key')).length, 3);
  });

  it('shows what the filter leaves, and where it leaves nothing, how to show everything again', async () => {
    for (const [words, left] of [
      ['ops', ['München']],
      ['PRODUCTION cdnode', ['CDNODE10', 'München']],
      ['nothing of the kind', ['Nothing matches the filter: show everything']],
    ] as const) {
      view.filter(words);
      assert.deepEqual(await labels(await inPlace('key')), left, words);
      assert.ok(told.message?.includes(`“${words}”`));
    }
    const [nothing] = await inPlace('key');
    assert.ok(nothing);
    assert.equal((await view.tree.getTreeItem(nothing)).command?.command, commands.clearFilter);
    assert.equal(await view.tree.find({ kind: 'key', name: 'CDNODE1' }), undefined);
    view.arrange[commands.clearFilter]();
    assert.equal((await inPlace('key')).length, 3);
    assert.equal(told.message, '');
  });

  it('filters files by their path and by what is in them', async () => {
    view.filter('pki/rsa/root');
    assert.deepEqual(await labels(await inPlace('files')), ['root.der', 'root.pem']);
    view.filter('CDNODE1 pki/rsa/leaf.pem');
    assert.deepEqual(await labels(await inPlace('files')), ['leaf.pem']);
  });

  it('reads no entry for its first level, however it is arranged', async () => {
    await view.arrange[commands.sortByExpiry]();
    await view.arrange[commands.groupByTag]();
    view.filter('cdnode');
    desk.store.reread();
    const { store } = atStore(desk);
    const contents = store.contents.bind(store);
    let asked = 0;
    store.contents = () => {
      asked++;
      return contents();
    };
    assert.equal((await view.tree.getChildren()).length, 5);
    assert.equal(asked, 0);
    await inPlace('key');
    assert.equal(asked, 1);
  });

  it('follows an entry whose tags change', async () => {
    await view.arrange[commands.groupByTag]();
    await inPlace('key');
    await writeText(storeUri('key/CDNODE1/entry.yaml'), 'tags: [fresh]\n');
    await until(async () => {
      const shown = await labels(await inPlace('key'));
      return shown.includes('fresh') ? true : undefined;
    }, view.tree.onDidChangeTreeData);
  });

  it('arranges and draws ten thousand entries while a person waits', async () => {
    const one = await readEntry(toStoreFileSystem(storeUri(), storeUri()), { kind: 'key', name: 'CDNODE10' });
    const entries = Array.from({ length: 10_000 }, (_, at) => ({ ...one, name: `CDNODE${at}` }));
    const before = performance.now();
    const plain = { filter: '', order: 'name', isByTag: false } as const;
    const nodes = arrangeEntries('key', entries, plain, atStore(desk).store);
    assert.equal(nodes.length, entries.length);
    const isByTag = { filter: 'bank cdnode9', order: 'expiry', isByTag: true } as const;
    const tags = arrangeEntries('key', entries, isByTag, atStore(desk).store);
    assert.deepEqual(
      tags.map((node) => node.type === 'tag' && node.entries.length),
      [1111, 1111],
    );
    await Promise.all(nodes.map((node) => view.tree.getTreeItem(node)));
    // Measured: two seconds, nearly all of it for drawing them one by one.
    assert.ok(performance.now() - before < 15_000);
  });
});
