import { readZip } from '../archive/readZip.js';
import { placeWhole } from '../store/change/placeWhole.js';
import type { StoreFileSystem, StoreReader } from '../store/storeFileSystem.js';
import type { Bundle } from './bundle.js';
import { type BundleReader, isUnchangedBundle } from './manifest.js';
import { writeZip } from './writeZip.js';

/** What the ZIP file of a bundle is called: it holds the bundle’s folder, of the same name without the ending. */
export const ZIP_ENDING = '.zip';

/**
 * Puts a bundle in its place, whole or not at all: a folder or, where the name ends so, a ZIP file. Only what may make room does:
 * `mayMakeRoom`. `fileSystem` is the folder that it comes to stand in. Rejects as `placeWhole` does.
 */
export function placeBundle(
  fileSystem: StoreFileSystem,
  name: string,
  { files }: Bundle,
  now: number,
): Promise<void> {
  const content = name.endsWith(ZIP_ENDING)
    ? writeZip(name.slice(0, -ZIP_ENDING.length), files)
    : new Map(files.map(({ octets, path }) => [path, octets]));
  return placeWhole(fileSystem, name, content, {
    now,
    mayReplace: (path) => mayMakeRoom(fileSystem, path, name),
  });
}

/**
 * Whether what stands there is an older bundle of ours that nobody has touched, in a folder or a ZIP file, or a folder with
 * nothing in it.
 * @param name what the bundle is called, where it has been moved aside meanwhile
 */
export async function mayMakeRoom(fileSystem: StoreReader, path: string, name = path): Promise<boolean> {
  if (name.endsWith(ZIP_ENDING)) return isZipOfBundle(fileSystem, path, name.slice(0, -ZIP_ENDING.length));
  const paths = await listBelow(fileSystem, path).catch(() => undefined);
  if (paths === undefined) return false;
  // Some file systems list a file as if it were an empty folder.
  if (paths.length === 0) return (await fileSystem.read(path).catch(() => undefined)) === undefined;
  return isUnchangedBundle({
    list: () => Promise.resolve(paths),
    read: (file) => fileSystem.read(`${path}/${file}`).catch(() => undefined),
  });
}

/** An archive that holds an unchanged bundle, and nothing else, below a folder of its own name. */
async function isZipOfBundle(fileSystem: StoreReader, path: string, folder: string): Promise<boolean> {
  const octets = await fileSystem.read(path).catch(() => undefined);
  if (octets === undefined) return false;
  const files = new Map<string, Uint8Array>();
  const unpacking = readZip(octets);
  for (;;) {
    const { done, value } = await unpacking.next();
    // What cannot be unpacked is not of our making.
    if (done) return value === undefined && isUnchangedBundle(toReader(files));
    if (!('bytes' in value) || !value.name.startsWith(`${folder}/`) || files.has(value.name)) return false;
    files.set(value.name.slice(folder.length + 1), value.bytes);
  }
}

const toReader = (files: ReadonlyMap<string, Uint8Array>): BundleReader => ({
  list: () => Promise.resolve([...files.keys()]),
  read: (path) => Promise.resolve(files.get(path)),
});

/** Everything below a folder: files by their paths, and what no bundle has, links and empty folders, among them. */
async function listBelow(fileSystem: StoreReader, folder: string, above = ''): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { isLink, name, type } of await fileSystem.list(`${folder}/${above}`.replace(/\/$/, ''))) {
    const path = above === '' ? name : `${above}/${name}`;
    if (type !== 'folder' || isLink === true) paths.push(path);
    else {
      const below = await listBelow(fileSystem, folder, path);
      paths.push(...(below.length === 0 ? [`${path}/`] : below));
    }
  }
  return paths;
}
