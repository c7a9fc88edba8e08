import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readContents } from '../../../src/core/contents/readContents.js';
import { stampOf } from '../../../src/core/store/change/stamp.js';
import type { NewEntry } from '../../../src/core/store/entry.js';
import { writeBarrier } from '../../../src/editor/desk/access.js';
import { FolderStore } from '../../../src/editor/desk/folderStore.js';
import { barrierRemark } from '../../../src/editor/features/tree/remarks.js';
import { NOW } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';
import { MemoryProvider } from '../../support/memoryProvider.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a store on a virtual file system', () => {
  const scheme = 'cdcerts-test';
  const root = { uri: vscode.Uri.parse(`${scheme}:/work`), name: 'work', index: 0 };
  const job = vscode.Uri.joinPath(root.uri, 'jobs/node.installjob.yaml');
  let disk: MemoryProvider;
  let provided: vscode.Disposable;
  let store: FolderStore;

  beforeEach(() => {
    disk = new MemoryProvider();
    provided = vscode.workspace.registerFileSystemProvider(scheme, disk, { isCaseSensitive: true });
    store = new FolderStore(root, () => NOW);
  });
  afterEach(() => {
    store.dispose();
    provided.dispose();
  });

  async function add(title: string): Promise<void> {
    const { items } = readContents(await vscode.workspace.fs.readFile(fixtureUri('pki/rsa/root.pem')));
    const certificates = items.flatMap(({ model }) => (model.kind === 'certificate' ? [model.der] : []));
    const entry: NewEntry = { kind: 'ca', title, certificates, notes: { label: title } };
    await store.change([{ type: 'add', entry }]);
  }

  it('is read and written as any other', async () => {
    assert.deepEqual((await store.list()).entries, []);
    await add('root');
    assert.deepEqual(disk.files, [
      '/work/certificates/ca/root/certificate.pem',
      '/work/certificates/ca/root/entry.yaml',
      '/work/certificates/certificate-store.yaml',
    ]);
    const { entries, problem } = await store.contents();
    assert.deepEqual(
      [entries.map(({ faults, name }) => [name, faults]), problem],
      [[['root', []]], undefined],
    );
  });

  it('changes with its jobs, wholly or not at all, and never outside its folder', async () => {
    await add('root');
    await vscode.workspace.fs.writeFile(job, bytes('ref: root\n'));
    const before = await store.stamp('ca/root');
    assert.ok(before);
    const path = store.pathTo(job);
    assert.equal(path, '../jobs/node.installjob.yaml');
    const content = bytes('ref: new\n');
    const changes = [
      { type: 'move', from: 'ca/root', to: 'ca/new', before },
      { type: 'put', path, content, before: await stampOf(bytes('ref: root\n')) },
    ] as const;
    const files = disk.files;
    let renames = 0;
    disk.beforeRename = () => {
      // The change's own folder, the entry, then the job that makes room.
      if (++renames === 3) throw vscode.FileSystemError.Unavailable('the connection is lost');
    };
    await assert.rejects(store.change(changes), /connection is lost/);
    assert.deepEqual(disk.files, files);
    disk.beforeRename = () => undefined;
    await store.change(changes);
    assert.deepEqual(disk.readFile(job), content);
    assert.deepEqual((await store.list()).entries, [{ kind: 'ca', name: 'new' }]);
    const outside = { type: 'put', path: '../../x.installjob.yaml', content, before: undefined } as const;
    await assert.rejects(store.change([outside]), /NoPermissions|permission/i);
  });

  it('reads no entry again that it knows while another window is at a change', async () => {
    await add('root');
    const journal = vscode.Uri.joinPath(store.folder, `.change-${Date.now()}-0011223344556677/journal.json`);
    await vscode.workspace.fs.writeFile(journal, bytes('[]'));
    store.reread();
    const known = (await store.contents()).entries;
    await add('later');
    const { entries, problem } = await store.contents();
    assert.match(problem ?? '', /was interrupted/);
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['later', 'root'],
    );
    assert.equal(entries[1]?.certificates, known[0]?.certificates);
  });

  it('says once, and precisely, what is not promised there', () => {
    const [remark, ...others] = barrierRemark(root);
    assert.equal(others.length, 0);
    assert.ok(remark?.type === 'remark');
    assert.match(remark.label, /^Virtual folder \(cdcerts-test\): .* no trash$/);
    const [own] = vscode.workspace.workspaceFolders ?? [];
    assert.deepEqual(barrierRemark(own), []);
  });

  it('says that nothing can be written where it is read-only', async () => {
    const only = root.uri.with({ scheme: `${scheme}-readonly` });
    const providing = vscode.workspace.registerFileSystemProvider(only.scheme, disk, { isReadonly: true });
    const { fs } = vscode.workspace;
    // VS Code tells its extension host a moment later what a provider can do: each question is a round trip.
    while (fs.isWritableFileSystem(only.scheme) !== false) await fs.stat(only.with({ path: '/' }));
    const readOnly = { ...root, uri: only };
    assert.equal(writeBarrier(readOnly), 'read-only');
    const [remark] = barrierRemark(readOnly);
    assert.ok(remark?.type === 'remark');
    assert.match(remark.label, /nothing can be written/);
    const own = new FolderStore(readOnly, () => NOW);
    const change = { type: 'put', path: 'ca/x/entry.yaml', content: bytes('x'), before: undefined } as const;
    await assert.rejects(own.change([change]));
    assert.deepEqual(disk.files, []);
    own.dispose();
    providing.dispose();
  });
});
