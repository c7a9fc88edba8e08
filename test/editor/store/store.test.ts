import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { NewEntry } from '../../../src/core/store/entry.js';
import { stampOf } from '../../../src/core/store/change/stamp.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { RefusedWrite } from '../../../src/core/store/refusedWrite.js';
import {
  filesInStore,
  isThere,
  openDesk,
  type OpenedDesk,
  putAuthority,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { fixtureUri, until } from '../../support/inEditor.js';

async function caEntry(title: string, fixture: string): Promise<NewEntry> {
  const { items } = readContents(await vscode.workspace.fs.readFile(fixtureUri(fixture)));
  const certificates = items.flatMap(({ model }) => (model.kind === 'certificate' ? [model.der] : []));
  return { kind: 'ca', title, certificates: certificates.slice(0, 1), notes: { label: title } };
}

const stampOfEntry = (text: string) =>
  stampOf(new Map([['certificate.pem', new TextEncoder().encode(text)]]));

describe('the workspace store', () => {
  let desk: OpenedDesk;

  async function add(entries: readonly NewEntry[], signal?: AbortSignal) {
    const store = await desk.store.shown();
    assert.ok(store);
    return store.change(
      entries.map((entry) => ({ type: 'add', entry })),
      signal,
    );
  }

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
  });

  it('is empty, and nothing is written, until something is added', async () => {
    assert.deepEqual(await desk.store.contents(), { entries: [], problem: undefined });
    assert.deepEqual(await filesInStore(), []);
  });

  it('keeps what is added in files, and tells of it', async () => {
    const told: string[] = [];
    desk.store.onDidChange(() => told.push('change'));
    desk.store.onDidAdd((added) => told.push(...added.map(({ kind, name }) => `${kind}/${name}`)));
    await add([await caEntry('Root CA', 'pki/rsa/root.pem')]);
    // The watcher may tell of a change as well; nothing is told before it is there, and the addition once.
    assert.equal(told[0], 'change');
    assert.deepEqual(
      told.filter((one) => one !== 'change'),
      ['ca/Root-CA'],
    );
    const text = await readText(storeUri('ca/Root-CA/certificate.pem'));
    assert.match(text, /^-----BEGIN CERTIFICATE-----\n/);
    assert.match(await readText(storeUri('ca/Root-CA/entry.yaml')), /added: .*2026-11-23T00:00:00/);
    const { entries } = await desk.store.contents();
    assert.deepEqual(
      entries.map(({ faults, name }) => [name, faults]),
      [['Root-CA', []]],
    );
  });

  it('shows what git or a person puts there, changes and takes away', async () => {
    const namesOf = async () => (await desk.store.contents()).entries.map(({ name }) => name);
    assert.deepEqual(await namesOf(), []);
    await putAuthority('by-hand', 'partner/root.pem');
    await until(
      async () => ((await namesOf()).includes('by-hand') ? true : undefined),
      desk.store.onDidChange,
    );
    await writeText(storeUri('ca/by-hand/entry.yaml'), 'label: Partner root\n');
    await until(
      async () => (await desk.store.contents()).entries.find(({ notes }) => notes.label === 'Partner root'),
      desk.store.onDidChange,
    );
    await vscode.workspace.fs.delete(storeUri('ca/by-hand'), { recursive: true });
    await until(async () => ((await namesOf()).length === 0 ? true : undefined), desk.store.onDidChange);
  });

  it('calls an entry damaged whose file cannot be read, and shows the others', async () => {
    await putAuthority('sound', 'partner/root.pem');
    await vscode.workspace.fs.createDirectory(storeUri('ca/odd/certificate.pem'));
    const { entries, problem } = await desk.store.contents();
    assert.equal(problem, undefined);
    assert.deepEqual(
      entries.map(({ faults, name }) => [name, faults.map(({ code }) => code)]),
      [
        ['odd', ['file-unreadable']],
        ['sound', []],
      ],
    );
  });

  it('says so where a file stands in its place', async () => {
    await vscode.workspace.fs.delete(storeUri(), { recursive: true });
    await writeText(storeUri(), 'no folder');
    const { entries, problem } = await desk.store.contents();
    assert.deepEqual(entries, []);
    assert.match(problem ?? '', /certificate store cannot be read/);
  });

  it('neither reads on nor writes into a store of another format', async () => {
    await writeText(storeUri('certificate-store.yaml'), 'format: 2\n');
    assert.match((await desk.store.contents()).problem ?? '', /format: 1/);
    const adding = add([await caEntry('Root CA', 'pki/rsa/root.pem')]);
    await assert.rejects(adding, (error) => error instanceof RefusedWrite && error.reason === 'store-format');
    assert.deepEqual(await filesInStore(), ['certificate-store.yaml']);
  });

  it('ends a change that was interrupted, once no other window can be at it', async () => {
    const began = Date.now() - 60_000;
    const text = await readText(fixtureUri('partner/root.pem'));
    const prepared = `.change-${began}-0011223344556677`;
    const steps = [{ path: 'ca/late', before: null, after: await stampOfEntry(text) }];
    await writeText(storeUri(`${prepared}/0/certificate.pem`), text);
    await writeText(storeUri(`${prepared}/journal.json`), JSON.stringify(steps));
    // The extension looks on as well, and may be the one that ends it.
    const isOver = async () => {
      const { entries, problem } = await desk.store.contents();
      return entries.length === 1 && problem === undefined ? entries : undefined;
    };
    const entries = await until(isOver, desk.store.onDidChange);
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['late'],
    );
    assert.equal(await isThere(storeUri(prepared)), false);
  });

  it('says so while a change is not over, and reads what is there', async () => {
    await putAuthority('sound', 'partner/root.pem');
    await writeText(storeUri(`.change-${Date.now()}-0011223344556677/journal.json`), '[]');
    const { entries, problem } = await desk.store.contents();
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['sound'],
    );
    assert.match(problem ?? '', /was interrupted/);
  });

  it('keeps nothing of what is called off', async () => {
    const entries = [await caEntry('Root CA', 'pki/rsa/root.pem')];
    const off = AbortSignal.abort(new vscode.CancellationError());
    await assert.rejects(add(entries, off), (error) => error instanceof vscode.CancellationError);
    assert.deepEqual((await desk.store.contents()).entries, []);
  });
});
