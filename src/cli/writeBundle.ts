import { mkdir, rmdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Bundle } from '../core/bundles/bundle.js';
import { placeBundle } from '../core/bundles/placeBundle.js';
import { RefusedWrite } from '../core/store/refusedWrite.js';
import { toDiskFolder } from './diskFolder.js';
import { UsageError } from './usage.js';

/**
 * Puts a bundle into its place, whole or not at all. What stands there already stays, unless it is nothing, or a bundle of
 * ours that nobody has touched.
 * @param named the folder, or the ZIP file, as the person wrote it
 * @param now the machine's own time, in milliseconds
 * @throws UsageError where something else stands there, or the system refuses
 */
export async function writeBundle(bundle: Bundle, folder: string, named: string, now: number): Promise<void> {
  const parent = dirname(folder);
  const scripts = bundle.files.flatMap(({ isExecutable, path }) => (isExecutable ? [`/${path}`] : []));
  const isScript = (path: string) => scripts.includes(path.slice(path.indexOf('/')));
  let made: string | undefined;
  try {
    made = await mkdir(parent, { recursive: true });
    await placeBundle(toDiskFolder(parent, isScript), basename(folder), bundle, now);
  } catch (error) {
    if (made !== undefined) await removeEmpty(parent, made);
    throw toUsageError(error, named);
  }
}

function toUsageError(error: unknown, named: string): unknown {
  if (error instanceof RefusedWrite)
    return new UsageError(
      `${named} is there, and is no unchanged bundle of cdcerts`,
      'name another folder, or remove it',
    );
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  return new UsageError(`${named} cannot be written (${code})`, 'check that you may write there');
}

/** The folders that were made on the way, the innermost first, as far as nothing has come into them. */
async function removeEmpty(innermost: string, outermost: string): Promise<void> {
  for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder))
    try {
      await rmdir(folder);
    } catch {
      return;
    }
}
