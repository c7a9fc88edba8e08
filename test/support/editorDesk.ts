import * as vscode from 'vscode';
import { SearchMemory } from '../../src/core/path/searchMemory.js';
import { ENTRY_KINDS } from '../../src/core/store/layout.js';
import { rememberVerdicts } from '../../src/core/path/verifyLink.js';
import type { Desk, Secrets } from '../../src/editor/desk/desk.js';
import { Documents } from '../../src/editor/desk/documents.js';
import { isThere } from '../../src/editor/desk/isThere.js';
import { WorkspaceFiles } from '../../src/editor/desk/files.js';
import { KnownCertificates } from '../../src/editor/desk/known.js';
import { WorkspaceStore } from '../../src/editor/desk/store.js';
import type { StoreDesk } from '../../src/editor/desk/storeDesk.js';
import { fixtureUri, until } from './inEditor.js';

/** The fixtures' day. */
export const NOW = Date.UTC(2026, 10, 23);

export { isThere };

export interface OpenedDesk extends Desk {
  dispose(): void;
}

/** The extension's desk on the suites' workspace, with the clock standing still; `listed` files are listed at most. */
export function openDesk({
  clock = () => NOW,
  listed,
}: { readonly clock?: () => number; readonly listed?: number } = {}): OpenedDesk {
  const log = vscode.window.createOutputChannel('Certificates under test', { log: true });
  const memory = openMemory();
  const store = new WorkspaceStore(clock, memory);
  const files = new WorkspaceFiles(() => store.all.map(({ folder }) => folder), listed);
  const known = new KnownCertificates(store, files);
  const access = new vscode.EventEmitter<void>();
  const badge = new vscode.EventEmitter<vscode.ViewBadge | undefined>();
  return {
    extensionUri: vscode.Uri.parse('test:/'),
    clock,
    log,
    documents: new Documents(),
    store,
    files,
    known,
    verify: rememberVerdicts(),
    searches: new SearchMemory(),
    memory,
    secrets: openSecrets(),
    selection: { lines: () => [] },
    badge,
    onDidChangeAccess: access.event,
    dispose: () => {
      vscode.Disposable.from(log, known, files, store, access, badge).dispose();
    },
  };
}

export interface OpenedStoreDesk extends StoreDesk {
  /** Of the same desk, for what looks at more than one store. */
  readonly all: OpenedDesk;
  dispose(): void;
}

/** The same as a command has it: with the store of the suites’ folder. */
export function openStoreDesk(options: Parameters<typeof openDesk>[0] = {}): OpenedStoreDesk {
  return atStore(openDesk(options));
}

export function atStore(all: OpenedDesk): OpenedStoreDesk {
  const [store] = all.store.all;
  if (store === undefined) throw new Error('The suites need a workspace.');
  return { ...all, store, all };
}

/** Secrets that last as long as the suite. */
export function openSecrets(): Secrets {
  const kept = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  const tell = (key: string) => {
    changed.fire({ key });
    return Promise.resolve();
  };
  const storage: vscode.SecretStorage = {
    get: (key) => Promise.resolve(kept.get(key)),
    store: (key, value) => {
      kept.set(key, value);
      return tell(key);
    },
    delete: (key) => {
      kept.delete(key);
      return tell(key);
    },
    onDidChange: changed.event,
  };
  return { storage, memory: openMemory(), session: 'of the suites' };
}

/** A memory that lasts as long as the suite. */
export function openMemory(): vscode.Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.has(key) ? (kept.get(key) as T) : otherwise),
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

/** Where the store stands unless a setting says otherwise. */
export const storeUri = (path = ''): vscode.Uri =>
  fixtureUri(path === '' ? 'certificates' : `certificates/${path}`);

/**
 * Empties the store. Its folders stay: VS Code’s watcher on Linux hears nothing of what is in a folder that is made
 * inside another one that it has not heard of yet, then or later.
 */
export async function removeStore(): Promise<void> {
  const { fs } = vscode.workspace;
  if (await isThere(storeUri())) {
    const { type } = await fs.stat(storeUri());
    if (type !== vscode.FileType.Directory) await fs.delete(storeUri());
    else {
      await keepSealedKeys(storeUri());
      for (const [name] of await fs.readDirectory(storeUri())) {
        const isKind = (ENTRY_KINDS as readonly string[]).includes(name);
        const below = isKind ? await fs.readDirectory(storeUri(name)) : [];
        const names = isKind ? below.map(([entry]) => `${name}/${entry}`) : [name];
        for (const one of names) await fs.delete(storeUri(one), { recursive: true });
      }
    }
  }
  for (const folder of ['', ...ENTRY_KINDS]) await makeWatched(storeUri(folder));
}

/** The paths of the files in the store, hidden ones too; empty where nothing was ever kept. */
export async function filesInStore(path = ''): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(storeUri(path))) {
    const below = path === '' ? name : `${path}/${name}`;
    if (type === vscode.FileType.Directory) found.push(...(await filesInStore(below)));
    else found.push(below);
  }
  return found;
}

/** Makes a folder whose parent is watched, and waits until it is watched itself. */
async function makeWatched(folder: vscode.Uri): Promise<void> {
  if (await isThere(folder)) return;
  const parent = vscode.Uri.joinPath(folder, '..');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(parent, '*'));
  const heard = new Set<string>();
  const hear = ({ path }: vscode.Uri) => heard.add(path);
  // One that took the place of another has changed.
  watcher.onDidCreate(hear);
  watcher.onDidChange(hear);
  await vscode.workspace.fs.createDirectory(folder);
  await until(() => heard.has(folder.path) || undefined, watcher.onDidCreate, watcher.onDidChange);
  watcher.dispose();
}

let kept = 0;

/** Copies the sealed keys of a store beside the workspace: at the end of the run they are opened, and looked for everywhere. */
async function keepSealedKeys(folder: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  for (const [name, type] of await fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) await keepSealedKeys(uri);
    else if (name === 'key.pem' && (await readText(uri)).includes('BEGIN ENCRYPTED PRIVATE KEY'))
      await fs.copy(uri, fixtureUri(`../sealed/${kept++}.pem`));
  }
}

/** Puts a CA's entry there as git does: a plain copy of a fixture. */
export function putAuthority(name: string, fixture: string): Thenable<void> {
  return vscode.workspace.fs.copy(fixtureUri(fixture), storeUri(`ca/${name}/certificate.pem`));
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
