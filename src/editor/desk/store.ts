import * as vscode from 'vscode';
import type { Fault } from '../../core/base/fault.js';
import { addEntry } from '../../core/store/addEntry.js';
import type { Entry, NewEntry } from '../../core/store/entry.js';
import { type EntryAddress, type EntryFile, entryPath } from '../../core/store/layout.js';
import { openStore } from '../../core/store/openStore.js';
import { readEntry } from '../../core/store/readEntry.js';
import type { Clock } from './clock.js';
import { settings as ids } from './ids.js';
import { onSettingsChange, settings } from './settings.js';
import { toStoreFileSystem } from './storeFiles.js';

/** What the store holds, as it was last read. */
export interface StoreContents {
  readonly entries: readonly Entry[];
  /** Why nothing may be written: the store says a format that is not known here. */
  readonly fault: Fault | undefined;
}

const EMPTY: StoreContents = { entries: [], fault: undefined };

/** How long a burst of file events may be before it is answered, in milliseconds: a `git pull` is one. */
const BURST = 100;

/** The store of the workspace's first folder. Read when asked for, and again when its files change. */
export class WorkspaceStore implements vscode.Disposable {
  readonly #clock: Clock;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed];
  #watcher: vscode.Disposable | undefined;
  #contents: Promise<StoreContents> | undefined;
  #burst: ReturnType<typeof setTimeout> | undefined;

  /** Fires when something in the store may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(clock: Clock) {
    this.#clock = clock;
    const moved = () => {
      this.#watch();
      this.#forget();
    };
    this.#disposables.push(
      vscode.workspace.onDidChangeWorkspaceFolders(moved),
      onSettingsChange([ids.storeFolder], moved),
    );
    this.#watch();
  }

  /** The store's folder, which need not be there yet; undefined where no folder is open. */
  get folder(): vscode.Uri | undefined {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    return folder && settings.storeFolder(folder);
  }

  contents(): Promise<StoreContents> {
    return (this.#contents ??= this.#read());
  }

  /** Writes a new entry, whole or not at all. Rejects with `RefusedWrite`, or as the file system does. */
  async add(entry: NewEntry): Promise<EntryAddress> {
    const folder = this.folder;
    if (folder === undefined) throw new Error('No folder is open.');
    try {
      return await addEntry(toStoreFileSystem(folder), entry, this.#clock());
    } finally {
      this.#forget();
    }
  }

  /** Where an entry's folder, or a file of it, stands. */
  uriOf(address: EntryAddress, file?: EntryFile): vscode.Uri | undefined {
    return this.folder && vscode.Uri.joinPath(this.folder, entryPath(address, file));
  }

  dispose(): void {
    clearTimeout(this.#burst);
    this.#watcher?.dispose();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #read(): Promise<StoreContents> {
    const folder = this.folder;
    if (folder === undefined) return EMPTY;
    const fileSystem = toStoreFileSystem(folder);
    const { entries, fault } = await openStore(fileSystem);
    return { entries: await Promise.all(entries.map((address) => readEntry(fileSystem, address))), fault };
  }

  #forget(): void {
    this.#contents = undefined;
    this.#changed.fire();
  }

  #watch(): void {
    this.#watcher?.dispose();
    this.#watcher = undefined;
    const folder = this.folder;
    if (folder === undefined) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
    const touched = () => {
      clearTimeout(this.#burst);
      this.#burst = setTimeout(() => {
        this.#forget();
      }, BURST);
    };
    watcher.onDidCreate(touched);
    watcher.onDidChange(touched);
    watcher.onDidDelete(touched);
    this.#watcher = watcher;
  }
}
