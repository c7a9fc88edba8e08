import { lstat, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreFileSystem } from '../core/store/storeFileSystem.js';
import { toDiskReader } from './diskReader.js';
import { makeFolders } from './makeFolders.js';

/** A script may be run by whoever may read it, as far as the process's own mask lets them. */
const SCRIPT = 0o777;
const FILE = 0o666;

/**
 * A folder of the disk, to be written.
 * @param isScript whether a file, by its path, is to be run
 */
export function toDiskFolder(folder: string, isScript: (path: string) => boolean): StoreFileSystem {
  const at = (path: string) => join(folder, path);
  return {
    ...toDiskReader(folder),
    write: (path, octets) =>
      writeFile(at(path), octets, { flag: 'wx', mode: isScript(path) ? SCRIPT : FILE }),
    createFolder: async (path) => {
      await makeFolders(at(path));
    },
    rename: async (from, to) => {
      // The system itself would put a folder in the place of an empty one.
      if (await lstat(at(to)).catch(() => undefined))
        throw Object.assign(new Error('something is there'), { code: 'EEXIST' });
      await rename(at(from), at(to));
    },
    remove: (path) => rm(at(path), { recursive: true, force: true }),
  };
}
