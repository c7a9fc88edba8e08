import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RefusedWrite } from '../core/store/refusedWrite.js';
import { makeFolders } from './makeFolders.js';
import { UsageError } from './usage.js';

/**
 * Places something new, in a folder that need not be there yet; where it fails, no folder that was made for it stays.
 * @param named the place, as the person wrote it
 * @param taken why it is not written over, to follow the name
 * @throws UsageError where something else stands there, or the system refuses
 */
export async function placeAt(
  target: string,
  named: string,
  taken: string,
  place: (parent: string) => Promise<void>,
): Promise<void> {
  const parent = dirname(target);
  let made: string | undefined;
  try {
    made = await makeFolders(parent);
    await place(parent);
  } catch (error) {
    if (made !== undefined) await removeEmpty(parent, made);
    if (error instanceof RefusedWrite)
      throw new UsageError(`${named} ${taken}`, 'name another folder, or remove it');
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new UsageError(`${named} cannot be written (${code})`, 'check that you may write there');
  }
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
