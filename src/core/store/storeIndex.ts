import { withDuplicateLabels } from './duplicateLabels.js';
import type { Entry } from './entry.js';
import { ENTRY_KINDS, type EntryAddress, type EntryKind, entryPath } from './layout.js';
import { openStore, type Store } from './openStore.js';
import { readEntry } from './readEntry.js';
import type { StoreReader } from './storeFileSystem.js';

/** Entries that are read at once: enough that a distant file system is not waited for file by file. */
const READ_AT_ONCE = 64;

/** What a store holds: its folders listed and each entry read when asked for, and again when something there changed. */
export class StoreIndex {
  readonly #fileSystem: StoreReader;
  readonly #entries = new Map<string, Promise<Entry>>();
  #store: Promise<Store> | undefined;

  constructor(fileSystem: StoreReader) {
    this.#fileSystem = fileSystem;
  }

  /** The entries as far as listing the folders tells. Rejects as the file system does. */
  list(): Promise<Store> {
    return (this.#store ??= openStore(this.#fileSystem));
  }

  /** The entries of these kinds, read, in the order of the list, with what is wrong with them together. Rejects only where the folders cannot be listed. */
  async read(kinds: readonly EntryKind[] = ENTRY_KINDS): Promise<readonly Entry[]> {
    const addresses = (await this.list()).entries.filter(({ kind }) => kinds.includes(kind));
    const entries: Promise<Entry>[] = [];
    for (const address of addresses) {
      // What was asked for so long ago is there by now, or is what is to be waited for.
      if (entries.length >= READ_AT_ONCE) await entries[entries.length - READ_AT_ONCE];
      entries.push(this.#readOnce(address));
    }
    return withDuplicateLabels(await Promise.all(entries));
  }

  /** Something at this path from the store’s folder, or below, may have changed; without a path, anything. */
  forget(path = ''): void {
    this.relist();
    const [kind, name] = path.split('/');
    if (kind === undefined || kind === '') this.#entries.clear();
    else if (name !== undefined) this.#entries.delete(`${kind}/${name}`);
    else
      for (const key of [...this.#entries.keys()]) if (key.startsWith(`${kind}/`)) this.#entries.delete(key);
  }

  /** The folders may hold other entries; what was read of each still holds. */
  relist(): void {
    this.#store = undefined;
  }

  #readOnce(address: EntryAddress): Promise<Entry> {
    const key = entryPath(address);
    const known = this.#entries.get(key);
    if (known) return known;
    const entry = readEntry(this.#fileSystem, address);
    this.#entries.set(key, entry);
    return entry;
  }
}
