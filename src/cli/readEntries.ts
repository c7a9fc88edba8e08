import type { Entry } from '../core/store/entry.js';
import { readCheckedStore } from './checkedStore.js';
import { findStore } from './findStore.js';
import { sayUnopened } from './openFile.js';
import type { Streams } from './streams.js';

/** What the store of a job’s place holds; undefined where it cannot be read, which has been said. */
export async function readEntries(job: string, streams: Streams): Promise<readonly Entry[] | undefined> {
  const folder = findStore(job, []);
  if (folder === undefined) return [];
  try {
    return (await readCheckedStore(folder)).entries;
  } catch (error) {
    sayUnopened(folder, error, streams);
    return undefined;
  }
}
