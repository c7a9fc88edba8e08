import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeWhole } from '../../../src/editor/desk/writeWhole.js';
import { isThere, openDesk, type OpenedDesk, readText, writeText } from '../../support/editorDesk.js';
import { fixtureUri, until } from '../../support/inEditor.js';

const folder = fixtureUri('written');
const at = (name: string) => vscode.Uri.joinPath(folder, name);
const bytes = (text: string) => new TextEncoder().encode(text);
const names = async () => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();

/** The name under which a write that began so many milliseconds ago has moved a file aside. */
let start = NaN;
const aside = (name: string, ago: number, ending = 'old') =>
  `.${name}.${start - ago}-0011223344556677.cdcerts-${ending}`;

describe('a file that is written whole', () => {
  let desk: OpenedDesk;

  beforeEach(async () => {
    // Not when the suite is read: others run for minutes before it.
    start = Date.now();
    await vscode.workspace.fs.createDirectory(folder);
    desk = openDesk();
  });
  afterEach(async () => {
    desk.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('takes the place of another, and leaves what stands beside it', async () => {
    await writeText(at('a.pem'), 'older');
    await writeText(at('a.pem.new'), 'somebody’s');
    await writeWhole(at('a.pem'), bytes('newer'));
    assert.equal(await readText(at('a.pem')), 'newer');
    assert.equal(await readText(at('a.pem.new')), 'somebody’s');
    assert.deepEqual(await names(), ['a.pem', 'a.pem.new']);
  });

  it('never takes the place of a folder, nor of a file where that is not wanted', async () => {
    await writeText(at('folder/in it'), 'kept');
    await writeText(at('b.pem'), 'older');
    await assert.rejects(writeWhole(at('folder'), bytes('x')), {
      reason: 'folder-in-place',
      place: 'folder',
    });
    await assert.rejects(writeWhole(at('b.pem'), bytes('x'), { mayReplace: false }), { reason: 'taken' });
    assert.equal(await readText(at('folder/in it')), 'kept');
    assert.equal(await readText(at('b.pem')), 'older');
    assert.deepEqual(await names(), ['b.pem', 'folder']);
  });

  it('is put back at the next opening where its write was interrupted, unless that was a moment ago', async () => {
    // The extension itself looks on: what is moved aside comes last, as it does in a write.
    await writeText(at('done.pem'), 'newer');
    await writeText(at(aside('gone.pem', 60_000, 'new')), 'half');
    await writeText(at(aside('young.pem', 0)), 'older');
    await writeText(at(aside('gone.pem', 60_000)), 'older');
    await writeText(at(aside('done.pem', 60_000)), 'older');
    // A bundle, whose files are of the kind that is listed.
    await writeText(at(`${aside('bundle', 60_000)}/node/keycert.pem`), 'older');
    await writeText(at(`${aside('other', 0, 'new')}/node/keycert.pem`), 'half');
    // Whatever goes or comes in the folder is told of, not only what may hold certificates.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    desk.files.forget();
    const listed = (await desk.files.certificates()).uris.map(({ path }) => path);
    assert.ok(!listed.some((path) => path.includes('.cdcerts-')), listed.join());
    const isOver = async () =>
      (await isThere(at('gone.pem'))) && (await names()).length === 5 ? true : undefined;
    await until(isOver, watcher.onDidCreate, watcher.onDidDelete, desk.files.onDidChange);
    watcher.dispose();
    assert.equal(await readText(at('gone.pem')), 'older');
    assert.equal(await readText(at('done.pem')), 'newer');
    assert.equal(await readText(at('bundle/node/keycert.pem')), 'older');
    assert.equal((await names()).filter((name) => name.startsWith('.young.pem')).length, 1);
  });
});
