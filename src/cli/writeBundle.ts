import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Bundle } from '../core/bundles/bundle.js';
import { type BundleReader, isUnchangedBundle } from '../core/bundles/manifest.js';
import { UsageError } from './usage.js';

/**
 * Puts a bundle into its place, whole or not at all: it is laid down in a folder beside and appears by one rename.
 * What stands there already stays, unless it is nothing, or a bundle of ours that nobody has touched.
 * @param named the folder as the person wrote it
 * @throws UsageError where something else stands there, or the system refuses
 */
export async function writeBundle(bundle: Bundle, folder: string, named: string): Promise<void> {
  const present = await statusOf(folder);
  if (present === 'other')
    throw new UsageError(
      `${named} is there, and is no unchanged bundle of cdcerts`,
      'name another folder, or remove it',
    );
  try {
    await mkdir(dirname(folder), { recursive: true });
    const holding = await mkdtemp(join(dirname(folder), `.${basename(folder)}.`));
    try {
      await layDown(bundle, join(holding, 'new'));
      await putInPlace(holding, folder, present);
    } finally {
      await rm(holding, { recursive: true, force: true });
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new UsageError(`${named} cannot be written (${code})`, 'check that you may write there');
  }
}

type Status = 'nothing' | 'empty' | 'bundle' | 'other';

async function statusOf(folder: string): Promise<Status> {
  const stat = await lstat(folder).catch(() => undefined);
  if (stat === undefined) return 'nothing';
  // Whoever put a link there may have meant another place.
  if (!stat.isDirectory()) return 'other';
  if ((await readdir(folder)).length === 0) return 'empty';
  return (await isUnchangedBundle(toReader(folder))) ? 'bundle' : 'other';
}

function toReader(folder: string): BundleReader {
  return {
    list: async () => {
      const items = await readdir(folder, { recursive: true, withFileTypes: true });
      return items
        .filter((item) => !item.isDirectory())
        .map((item) =>
          join(item.parentPath, item.name)
            .slice(folder.length + 1)
            .split('\\')
            .join('/'),
        );
    },
    read: (path) => readFile(join(folder, path)).catch(() => undefined),
  };
}

async function layDown({ files }: Bundle, folder: string): Promise<void> {
  await mkdir(folder);
  for (const { isExecutable, octets, path } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, octets, { flag: 'wx' });
    if (isExecutable) await chmod(file, 0o755);
  }
}

/** The old one goes aside first, and comes back where the new one cannot take its place. */
async function putInPlace(holding: string, folder: string, present: Status): Promise<void> {
  const old = join(holding, 'old');
  if (present === 'empty') await rmdir(folder);
  if (present === 'bundle') await rename(folder, old);
  try {
    await rename(join(holding, 'new'), folder);
  } catch (error) {
    if (present === 'bundle') await rename(old, folder);
    throw error;
  }
}
