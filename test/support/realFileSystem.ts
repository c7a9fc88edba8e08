import { readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreFileSystem } from '../../src/core/store/storeFileSystem.js';

/** Called before each single operation of the disk, with what it is: `rename key/alpha`. May fail, wait or not return. */
export type BeforeOperation = (operation: string) => Promise<void> | void;

/**
 * The disk itself, with the operations that VS Code’s own provider makes of each call: a file is opened and emptied before
 * it is written, a rename looks first whether the place is free, a folder is removed file by file.
 */
export function realFileSystem(root: string, before: BeforeOperation = () => undefined): StoreFileSystem {
  const at = (path: string) => join(root, path);
  const remove = async (path: string): Promise<void> => {
    const found = await stat(at(path)).catch(() => undefined);
    if (found === undefined) return;
    if (!found.isDirectory()) {
      await before(`remove ${path}`);
      await unlink(at(path));
      return;
    }
    for (const name of readdirSync(at(path))) await remove(`${path}/${name}`);
    await before(`remove ${path}`);
    await rmdir(at(path));
  };
  return {
    async list(folder) {
      await before(`list ${folder}`);
      const items = await absentAs([], readdir(at(folder), { withFileTypes: true }));
      return items.map((item) => ({
        name: item.name,
        type: item.isDirectory() ? 'folder' : item.isFile() ? 'file' : 'other',
        isLink: item.isSymbolicLink(),
      }));
    },
    async read(file) {
      await before(`read ${file}`);
      return absentAs(undefined, readFile(at(file)));
    },
    async write(file, bytes) {
      await before(`open ${file}`);
      await writeFile(at(file), bytes.subarray(0, bytes.length / 2));
      await before(`go on with ${file}`);
      await writeFile(at(file), bytes);
    },
    async createFolder(folder) {
      await before(`createFolder ${folder}`);
      await mkdir(at(folder), { recursive: true });
    },
    async rename(from, to) {
      await before(`look at ${to}`);
      if (await absentAs(undefined, stat(at(to)))) throw new Error(`EEXIST: ${to}`);
      await before(`rename ${from}`);
      await rename(at(from), at(to));
    },
    remove,
  };
}

async function absentAs<T, U>(otherwise: U, work: Promise<T>): Promise<T | U> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}

/** Every file below a folder with its text, by its path, without what readers of a store pass over. */
export async function textsIn(root: string): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  for (const item of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(item.parentPath, item.name).slice(root.length + 1);
    if (item.isFile() && !/(^|\/)\.[^.]/.test(path)) texts[path] = await readFile(join(root, path), 'utf8');
  }
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const clear = (root: string): Promise<void> => rm(root, { recursive: true, force: true });
