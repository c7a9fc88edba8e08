import { toHex } from '../../base/hex.js';
import { digest } from '../../crypto/digest.js';
import type { StoreReader } from '../storeFileSystem.js';
import type { PlaceContent } from './placeContent.js';

/** What stands in a place, told from anything else that could: `file:` or `folder:` and a SHA-256 in hex. */
export type Stamp = `${'file' | 'folder'}:${string}`;

/** The stamp of a file or a folder with all that is in it; undefined where there is nothing. */
export async function readStamp(fileSystem: StoreReader, path: string): Promise<Stamp | undefined> {
  const end = path.lastIndexOf('/');
  const items = await fileSystem.list(path.slice(0, Math.max(0, end)));
  const type = items.find(({ name }) => name === path.slice(end + 1))?.type;
  if (type === undefined) return undefined;
  return type === 'folder' ? stampOf(await readFolder(fileSystem, path)) : readFileStamp(fileSystem, path);
}

/** Whether what stands there is what the stamp was taken of. */
export async function hasStamp(fileSystem: StoreReader, path: string, stamp: Stamp): Promise<boolean> {
  const present = stamp.startsWith('folder:')
    ? await stampOf(await readFolder(fileSystem, path))
    : await readFileStamp(fileSystem, path);
  return present === stamp;
}

/** The stamp that this content has once it is written. */
export async function stampOf(content: PlaceContent): Promise<Stamp> {
  if (content instanceof Uint8Array) return `file:${await hash(content)}`;
  const lines: string[] = [];
  // A path is JSON here, so that no name of a file can be taken for two.
  for (const [path, bytes] of content) lines.push(`${JSON.stringify(path)} ${await hash(bytes)}`);
  return `folder:${await hash(new TextEncoder().encode(lines.sort().join('\n')))}`;
}

async function readFileStamp(fileSystem: StoreReader, path: string): Promise<Stamp | undefined> {
  const bytes = await fileSystem.read(path);
  return bytes && (await stampOf(bytes));
}

/**
 * The octets of every file in a folder, by its path from there. A link to a folder is not followed, since it may lead round
 * in circles: it has no octets, and a path that ends in `/`.
 */
export async function readFolder(
  fileSystem: StoreReader,
  folder: string,
  prefix = '',
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { isLink, name, type } of await fileSystem.list(folder)) {
    const path = `${folder}/${name}`;
    if (isLink === true && type !== 'file') files.set(`${prefix}${name}/`, new Uint8Array());
    else if (type === 'folder')
      for (const [inner, bytes] of await readFolder(fileSystem, path, `${prefix}${name}/`))
        files.set(inner, bytes);
    else files.set(prefix + name, (await fileSystem.read(path)) ?? new Uint8Array());
  }
  return files;
}

const hash = async (bytes: Uint8Array): Promise<string> => toHex(await digest('SHA-256', bytes));
