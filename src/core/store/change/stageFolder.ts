import type { StoreFileSystem } from '../storeFileSystem.js';

/** Writes a folder that is not there yet, with all that is to be in it. */
export async function stageFolder(
  fileSystem: StoreFileSystem,
  folder: string,
  content: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const folders = new Set([folder]);
  for (const path of content.keys())
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      folders.add(`${folder}/${path.slice(0, end)}`);
  for (const one of folders) await fileSystem.createFolder(one);
  for (const [path, bytes] of content) await fileSystem.write(`${folder}/${path}`, bytes);
}
