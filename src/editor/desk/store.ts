import * as vscode from 'vscode';
import { type EntryAddress, MARKER_FILE } from '../../core/store/layout.js';
import type { Clock } from './clock.js';
import { FolderStore, type StoreContents, type StoreListing } from './folderStore.js';
import { settings as ids } from './ids.js';
import { onSettingsChange, settings } from './settings.js';

/** Where the choice of a folder is kept: its URI. */
const CHOSEN = 'store.root';

/**
 * The stores of the workspace, one to each of its folders. The one of these that is shown is that of the folder which a
 * person has chosen, else of the first that has a store, else of the first. Here nothing is written: another store may be
 * shown while a command asks its questions, so that whoever writes takes one of the stores first, and keeps to it
 * (`storeDesk`).
 */
export class WorkspaceStore implements vscode.Disposable {
  readonly #clock: Clock;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #added = new vscode.EventEmitter<readonly EntryAddress[]>();
  readonly #read = new vscode.EventEmitter<void>();
  readonly #written = new vscode.EventEmitter<vscode.WorkspaceFolder>();
  readonly #listening: vscode.Disposable;
  readonly #stores = new Map<string, FolderStore>();
  #shown: vscode.WorkspaceFolder | undefined;
  #looked: Promise<void> = Promise.resolve();

  /** Fires when something in a store may have changed, or another store is shown. */
  readonly onDidChange = this.#changed.event;

  /** Fires when a store has been read because somebody asked for what it holds. */
  readonly onDidRead = this.#read.event;

  /** Fires with what a person has added here to the store that is shown, the most telling first. */
  readonly onDidAdd = this.#added.event;

  /** Fires when the store of this folder has been changed here. */
  readonly onDidWrite = this.#written.event;

  constructor(clock: Clock, memory: vscode.Memento) {
    this.#clock = clock;
    this.#memory = memory;
    const moved = () => {
      this.#dropGone();
      this.#look();
      this.#changed.fire();
    };
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(moved),
      onSettingsChange([ids.storeFolder], moved),
    );
    this.#look();
  }

  /** The workspace folder whose store is shown; undefined where none is open. */
  get root(): vscode.WorkspaceFolder | undefined {
    return this.#shown;
  }

  /** The folder of the store that is shown, which need not be there yet; undefined where no folder is open. */
  get folder(): vscode.Uri | undefined {
    return this.#current?.folder;
  }

  /** The stores of all workspace folders. */
  get all(): readonly FolderStore[] {
    return (vscode.workspace.workspaceFolders ?? []).map((root) => this.#open(root));
  }

  /** The store that a file belongs with: that of its own workspace folder; the one that is shown, where it has none. */
  async of(uri: vscode.Uri): Promise<FolderStore | undefined> {
    const root = vscode.workspace.getWorkspaceFolder(uri);
    return root ? this.#open(root) : this.shown();
  }

  /** The store that is shown; undefined where no folder is open. */
  async shown(): Promise<FolderStore | undefined> {
    await this.#looked;
    return this.#current;
  }

  /** Shows the store of another folder, also when the workspace is opened again. */
  async choose(root: vscode.WorkspaceFolder): Promise<void> {
    await this.#memory.update(CHOSEN, root.uri.toString());
    this.#shown = root;
    this.#changed.fire();
  }

  /** Never rejects, as `contents`. */
  async list(): Promise<StoreListing> {
    await this.#looked;
    return this.#current?.list() ?? NONE;
  }

  /** Looks at everything anew at the next question. */
  reread(): void {
    for (const store of this.#stores.values()) store.reread();
  }

  /** Never rejects: what keeps the store from being read is the contents' problem. */
  async contents(): Promise<StoreContents> {
    await this.#looked;
    return this.#current?.contents() ?? NONE;
  }

  dispose(): void {
    for (const store of this.#stores.values()) store.dispose();
    this.#stores.clear();
    vscode.Disposable.from(this.#listening, this.#changed, this.#added, this.#read, this.#written).dispose();
  }

  get #current(): FolderStore | undefined {
    return this.#shown && this.#open(this.#shown);
  }

  #open(root: vscode.WorkspaceFolder): FolderStore {
    const key = root.uri.toString();
    const known = this.#stores.get(key);
    if (known) return known;
    const store = new FolderStore(root, this.#clock);
    store.onDidChange(() => {
      this.#changed.fire();
    });
    store.onDidRead(() => {
      this.#read.fire();
    });
    store.onDidWrite((added) => {
      if (added.length > 0 && store === this.#current) this.#added.fire(added);
      this.#written.fire(store.root);
    });
    this.#stores.set(key, store);
    return store;
  }

  /** A command keeps its store while that is where it was, whatever becomes of the other folders. */
  #dropGone(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const [key, store] of this.#stores) {
      const root = folders.find(({ uri }) => uri.toString() === key);
      if (root && settings.storeFolder(root).toString() === store.folder.toString()) continue;
      store.dispose();
      this.#stores.delete(key);
    }
  }

  /** Decides which folder's store is shown. Only where there are several is the disk asked. */
  #look(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const chosen = folders.find(({ uri }) => uri.toString() === this.#memory.get(CHOSEN));
    this.#shown = chosen ?? folders[0];
    this.#looked = chosen || folders.length < 2 ? Promise.resolve() : this.#find(folders);
  }

  async #find(folders: readonly vscode.WorkspaceFolder[]): Promise<void> {
    const before = this.#shown;
    const found = await Promise.all(
      folders.map((root) =>
        vscode.workspace.fs.stat(vscode.Uri.joinPath(this.#open(root).folder, MARKER_FILE)).then(
          () => true,
          () => false,
        ),
      ),
    );
    const first = folders[found.indexOf(true)];
    // Meanwhile a person may have chosen, or the folders may be others.
    if (first === undefined || this.#shown !== before || first === before) return;
    this.#shown = first;
    this.#changed.fire();
  }
}

const NONE = { entries: [], problem: undefined };
