import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreReader } from '../core/store/storeFileSystem.js';

/** A folder of the disk, as far as reading a store needs it; nothing here writes. */
export function toDiskReader(folder: string): StoreReader {
  return {
    list: async (path) => {
      const items = await orElse(readdir(join(folder, path), { withFileTypes: true }), []);
      return Promise.all(
        items.map(async (item) => {
          // What a link leads to is what stands there, as in the editor; nothing where it leads nowhere.
          const isLink = item.isSymbolicLink();
          const found = isLink ? await stat(join(folder, path, item.name)).catch(() => item) : item;
          const type = found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
          return { name: item.name, type, isLink } as const;
        }),
      );
    },
    read: (file) => orElse(readFile(join(folder, file)), undefined),
  };
}

/** What is not there is an answer; every other refusal of the file system is an error. */
async function orElse<T, U>(work: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
