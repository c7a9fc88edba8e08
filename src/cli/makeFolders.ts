import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those that it stands in, as far as they are not there, or none; answers the outermost that was made.
 * Not by mkdir’s own `recursive`: in Node 20 that never ends where the system denies a folder’s being, as below /proc.
 * @throws as the file system does; EEXIST or ENOTDIR where a file stands in its place or on the way
 */
export async function makeFolders(path: string): Promise<string | undefined> {
  const missing: string[] = [];
  for (let at = path; !(await isFolder(at)); at = dirname(at)) {
    missing.unshift(at);
    if (dirname(at) === at) break;
  }
  const made: string[] = [];
  try {
    for (const folder of missing) if (await makeOne(folder)) made.unshift(folder);
  } catch (error) {
    for (const folder of made) await rmdir(folder).catch(() => undefined);
    throw error;
  }
  return made.at(-1);
}

/** False where somebody else has made it meanwhile. */
async function makeOne(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (await isFolder(folder)) return false;
    throw error;
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;
