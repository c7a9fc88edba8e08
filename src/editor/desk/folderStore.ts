import * as vscode from 'vscode';
import type { Fault } from '../../core/base/fault.js';
import { span } from '../../core/base/span.js';
import type { SeenChanges } from '../../core/store/change/finishChanges.js';
import type { StoreChange } from '../../core/store/change/storeChange.js';
import type { Entry } from '../../core/store/entry.js';
import { type EntryAddress, type EntryFile, entryPath } from '../../core/store/layout.js';
import type { Stamp } from '../../core/store/change/stamp.js';
import { StoreIndex } from '../../core/store/storeIndex.js';
import type { StoreFileSystem } from '../../core/store/storeFileSystem.js';
import { describeStoreFault, describeUnfinished } from '../../core/words/describeEntryFault.js';
import { toPlain } from '../../core/words/toPlain.js';
import type { RevocationList } from '../../core/x509/revocationList.js';
import { writeBarrier } from './access.js';
import { type Clock, systemClock } from './clock.js';
import { settings } from './settings.js';
import { toStoreFileSystem } from './storeFiles.js';

/** What listing the store’s folders tells: none of its entries is read. */
export interface StoreListing {
  readonly entries: readonly EntryAddress[];
  /** What is wrong with the store as a whole, in a sentence: it cannot be read, or may not be written to. */
  readonly problem: string | undefined;
  /** The same where a file of the store says so: a fault of the marker, or a change that is not over. */
  readonly fault?: Fault;
}

/** What the store holds, as it was last read. */
export interface StoreContents extends StoreListing {
  readonly entries: readonly Entry[];
}

/** How long a burst of file events may be before it is answered, in milliseconds: a `git pull` is one. */
const BURST = 100;

/** When an interrupted change is tried again that could not be ended, in milliseconds. */
const RETRY = 30_000;

/** The store of one workspace folder. Read when asked for; of what changes, that entry alone is read again. */
export class FolderStore implements vscode.Disposable {
  /** The store’s folder, which need not be there yet. */
  readonly folder: vscode.Uri;
  readonly fileSystem: StoreFileSystem;
  readonly #clock: Clock;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #wasRead = new vscode.EventEmitter<void>();
  readonly #written = new vscode.EventEmitter<readonly EntryAddress[]>();
  readonly #index: StoreIndex;
  readonly #watcher: vscode.Disposable;
  #contents: Promise<StoreContents> | undefined;
  #burst: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  readonly #seen: SeenChanges = new Map();
  #last: Promise<unknown> = Promise.resolve();
  #isGone = false;

  /** Fires when something in the store may have changed. */
  readonly onDidChange = this.#changed.event;

  /** Fires when it has been read because somebody asked for what it holds. */
  readonly onDidRead = this.#wasRead.event;

  /** Fires when it has been changed here, with what was added. */
  readonly onDidWrite = this.#written.event;

  constructor(
    readonly root: vscode.WorkspaceFolder,
    clock: Clock,
  ) {
    this.#clock = clock;
    this.folder = settings.storeFolder(root);
    this.fileSystem = toStoreFileSystem(this.folder, root.uri);
    this.#index = new StoreIndex(this.fileSystem);
    this.#watcher = this.#watch();
  }

  /** Never rejects, as `contents`. */
  async list(): Promise<StoreListing> {
    try {
      return await this.#list();
    } catch (error) {
      return { entries: [], problem: describeUnreadable(error) };
    }
  }

  /** Looks at everything anew at the next question. */
  reread(): void {
    this.#index.forget();
    this.#contents = undefined;
    this.#changed.fire();
  }

  /** Never rejects: what keeps the store from being read is the contents' problem. */
  contents(): Promise<StoreContents> {
    return (this.#contents ??= this.#read());
  }

  /**
   * Changes the store, wholly or not at all, one change after the other. Rejects with `RefusedWrite`, the signal’s
   * reason, as the file system does, and where the store has left the workspace.
   */
  async change(changes: readonly StoreChange[], signal?: AbortSignal): Promise<readonly EntryAddress[]> {
    try {
      const added = await this.#oneByOne(async () => {
        const { changeStore } = await import('../../core/store/change/changeStore.js');
        this.refuseGone();
        return changeStore(this.fileSystem, changes, this.#clock(), signal, systemClock);
      });
      for (const path of [...added.map((address) => entryPath(address)), ...changes.flatMap(pathsOf)])
        this.#index.forget(path);
      this.#contents = undefined;
      this.#changed.fire();
      this.#written.fire(added);
      return added;
    } catch (error) {
      this.reread();
      throw error;
    }
  }

  /** @throws Error where the folder has left the workspace, or keeps its store elsewhere now */
  refuseGone(): void {
    if (!this.#isGone) return;
    throw new Error(
      vscode.l10n.t(
        'The certificate store of {0} is not in this workspace any more: its folder was removed, or the setting names another place. Nothing was written.',
        toPlain(this.root.name),
      ),
    );
  }

  /** What stands in a place of the store, to be handed to `change` later; undefined where there is nothing. */
  async stamp(path: string): Promise<Stamp | undefined> {
    const { readStamp } = await import('../../core/store/change/stamp.js');
    return readStamp(this.fileSystem, path);
  }

  /** The revocation lists that it holds, its authorities’ own among them. */
  async revocationLists(): Promise<readonly RevocationList[]> {
    const { entries } = await this.contents();
    return entries.flatMap(({ revocationList }) => revocationList ?? []);
  }

  /** Where an entry's folder, or a file of it, stands. */
  uriOf(address: EntryAddress, file?: EntryFile): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, entryPath(address, file));
  }

  /** Whether a file stands in the same workspace folder. */
  isBeside(uri: vscode.Uri): boolean {
    return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === this.root.uri.toString();
  }

  /** The path from the store’s folder to a file of the same workspace folder. */
  pathTo({ path }: vscode.Uri): string {
    const steps = this.folder.path.slice(this.root.uri.path.length).split('/').filter(Boolean);
    const below = path.slice(this.root.uri.path.length).replace(/^\/+/, '');
    return '../'.repeat(steps.length) + below;
  }

  dispose(): void {
    this.#isGone = true;
    clearTimeout(this.#burst);
    clearTimeout(this.#later);
    vscode.Disposable.from(this.#watcher, this.#changed, this.#wasRead, this.#written).dispose();
  }

  /** Two changes of one window never meet; that of another window is met by the journal and the stamps. */
  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #read(): Promise<StoreContents> {
    try {
      const listing = await this.#list();
      const contents = { ...listing, entries: await this.#index.read() };
      this.#wasRead.fire();
      return contents;
    } catch (error) {
      return { entries: [], problem: describeUnreadable(error) };
    }
  }

  /** Lists the folders; a change that was interrupted is ended first, where that is allowed. */
  async #list(): Promise<StoreListing> {
    const index = this.#index;
    const listed = await index.list();
    if (listed.isUnfinished && writeBarrier(this.root) === undefined) {
      // Of a change that is still at work every burst of events leads here: what is known of the entries is kept then.
      if (await this.#finish()) index.forget();
      else index.relist();
    }
    const { entries, fault, isUnfinished } = await index.list();
    if (fault) return { entries, problem: describeStoreFault(fault), fault };
    const unfinished = { code: 'store-unfinished', span: span(0, 0) };
    return isUnfinished
      ? { entries, problem: describeUnfinished(), fault: unfinished }
      : { entries, problem: undefined };
  }

  /** Where it cannot be ended now, the store says that it waits. @returns whether one was ended */
  async #finish(): Promise<boolean> {
    try {
      return await this.#oneByOne(async () => {
        const { finishChanges, GRACE } = await import('../../core/store/change/finishChanges.js');
        const { hasEnded, isWaiting } = await finishChanges(this.fileSystem, systemClock(), this.#seen);
        if (isWaiting) this.#lookAgain(GRACE);
        return hasEnded;
      });
    } catch {
      this.#lookAgain(RETRY);
      return true;
    }
  }

  /** Another window may be at a change: it is looked at again when it could only have been interrupted. */
  #lookAgain(later: number): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.reread();
    }, later);
  }

  #watch(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.folder, '**'));
    const start = `${this.folder.path}/`;
    const touched = ({ path }: vscode.Uri) => {
      this.#index.forget(path.startsWith(start) ? path.slice(start.length) : undefined);
      this.#contents = undefined;
      clearTimeout(this.#burst);
      this.#burst = setTimeout(() => {
        this.#changed.fire();
      }, BURST);
    };
    watcher.onDidCreate(touched);
    watcher.onDidChange(touched);
    watcher.onDidDelete(touched);
    // VS Code’s watcher on Linux hears nothing of a folder that was made inside another one in the same moment.
    const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.scheme === this.folder.scheme && uri.path.startsWith(start)) touched(uri);
    });
    return vscode.Disposable.from(watcher, saved);
  }
}

/** Where a change is seen, beside the places of new entries. */
function pathsOf(change: StoreChange): readonly string[] {
  if (change.type === 'move') return [change.from, change.to];
  return change.type === 'add' ? [] : [change.path];
}

function describeUnreadable(error: unknown): string {
  const why = toPlain(error instanceof Error ? error.message : String(error));
  return vscode.l10n.t('The certificate store cannot be read: {0}', why);
}
