import { addEntry } from './addEntry.js';
import type { NewEntry } from './entry.js';
import { type EntryAddress, entryPath } from './layout.js';
import type { StoreFileSystem } from './storeFileSystem.js';

/**
 * Writes new entries in their order, all or none: where one fails, or `signal` is aborted, those written before it are
 * taken away again. `now` in milliseconds. Rejects as `addEntry` does, or with the signal's reason.
 */
export async function addEntries(
  fileSystem: StoreFileSystem,
  entries: readonly NewEntry[],
  now: number,
  signal?: AbortSignal,
): Promise<readonly EntryAddress[]> {
  const written: EntryAddress[] = [];
  try {
    for (const entry of entries) {
      signal?.throwIfAborted();
      written.push(await addEntry(fileSystem, entry, now));
    }
    return written;
  } catch (error) {
    // What cannot be taken away is an entry like any other; the first failure is the one to be told.
    for (const address of written) await fileSystem.remove(entryPath(address)).catch(() => undefined);
    throw error;
  }
}
