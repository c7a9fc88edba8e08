import * as vscode from 'vscode';
import { span } from '../../core/base/span.js';
import { addEntries } from '../../core/store/addEntries.js';
import type { Entry, NewEntry } from '../../core/store/entry.js';
import { type EntryAddress, type EntryFile, entryPath } from '../../core/store/layout.js';
import { openStore } from '../../core/store/openStore.js';
import { readEntry } from '../../core/store/readEntry.js';
import type { StoreReader } from '../../core/store/storeFileSystem.js';
import { describeStoreFault } from '../../core/words/describeEntryFault.js';
import { toPlain } from '../../core/words/toPlain.js';
import type { Clock } from './clock.js';
import { settings as ids } from './ids.js';
import { onSettingsChange, settings } from './settings.js';
import { toStoreFileSystem } from './storeFiles.js';

/** What the store holds, as it was last read. */
export interface StoreContents {
  readonly entries: readonly Entry[];
  /** What is wrong with the store as a whole, in a sentence: it cannot be read, or may not be written to. */
  readonly problem: string | undefined;
}

/** How long a burst of file events may be before it is answered, in milliseconds: a `git pull` is one. */
const BURST = 100;

/** The store of the workspace's first folder. Read when asked for, and again when its files change. */
export class WorkspaceStore implements vscode.Disposable {
  readonly #clock: Clock;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #added = new vscode.EventEmitter<readonly EntryAddress[]>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed, this.#added];
  #watcher: vscode.Disposable | undefined;
  #contents: Promise<StoreContents> | undefined;
  #burst: ReturnType<typeof setTimeout> | undefined;

  /** Fires when something in the store may have changed. */
  readonly onDidChange = this.#changed.event;

  /** Fires with what a person has added here, the most telling first. */
  readonly onDidAdd = this.#added.event;

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

  /** Never rejects: what keeps the store from being read is the contents' problem. */
  contents(): Promise<StoreContents> {
    return (this.#contents ??= this.#read());
  }

  /** Writes new entries, all or none. Rejects with `RefusedWrite`, the signal's reason, or as the file system does. */
  async add(entries: readonly NewEntry[], signal?: AbortSignal): Promise<void> {
    const folder = this.folder;
    if (folder === undefined) throw new Error('No folder is open.');
    try {
      const added = await addEntries(toStoreFileSystem(folder), entries, this.#clock(), signal);
      this.#forget();
      this.#added.fire(added);
    } catch (error) {
      this.#forget();
      throw error;
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
    if (folder === undefined) return { entries: [], problem: undefined };
    const fileSystem = toStoreFileSystem(folder);
    try {
      const { entries, fault } = await openStore(fileSystem);
      return {
        entries: await Promise.all(entries.map((address) => readOrGiveUp(fileSystem, address))),
        problem: fault && describeStoreFault(fault),
      };
    } catch (error) {
      const why = toPlain(error instanceof Error ? error.message : String(error));
      return { entries: [], problem: vscode.l10n.t('The certificate store cannot be read: {0}', why) };
    }
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

/** An entry whose files the file system does not give is damaged; the others are not. */
function readOrGiveUp(fileSystem: StoreReader, address: EntryAddress): Promise<Entry> {
  return readEntry(fileSystem, address).catch(() => ({
    ...address,
    certificates: [],
    key: undefined,
    notes: {},
    faults: [{ code: 'certificate-unreadable', file: 'certificate.pem', span: span(0, 0) }],
  }));
}
