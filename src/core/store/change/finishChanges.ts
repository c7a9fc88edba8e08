import { toHex } from '../../base/hex.js';
import { IGNORE_FILE } from '../keptOut.js';
import { CHANGING, STAGING, UNDOING } from '../layout.js';
import type { StoreFileSystem } from '../storeFileSystem.js';
import { JOURNAL_FILE, readJournal } from './journal.js';
import { type Change, rollBack, rollForward } from './roll.js';

/** No change is prepared for so long, in milliseconds: what is older was left by a process that did not end well. */
export const ABANDONED = 60 * 60 * 1000;

/** How long a change is left to the window that may still be at it: its renames take a moment, some seconds from afar. */
export const GRACE = 30 * 1000;

/** The same for each of its steps, of which an import has thousands: a rename and what it looks at, from afar. */
const STEP_GRACE = 50;

/** Each of its steps on a slow machine: for so long a change is left alone as long as its steps are seen to go on. */
const SLOW_STEP = 500;

/** What earlier looks of a window saw in the folders of changes. */
export type SeenChanges = Map<string, string>;

/** What a look for interrupted changes came to. */
export interface Finished {
  /** Whether one was ended, here or meanwhile by another window: the store may be another now. */
  readonly hasEnded: boolean;
  /** Whether one is there that is too young to be taken for interrupted: look again after `GRACE`. */
  readonly isWaiting: boolean;
}

/** The part of a change’s name that makes it another than all others. */
export function nameChange(now: number): string {
  return `${now}-${toHex(crypto.getRandomValues(new Uint8Array(8)))}`;
}

/**
 * Ends what an interrupted process left: a change that had begun is completed, or taken back where it was to be taken
 * back or no longer fits what stands there; one that was only being prepared is thrown away after an hour. `now` in
 * milliseconds; `seen` is kept from one look to the next. Rejects as the file system does.
 */
export async function finishChanges(
  fileSystem: StoreFileSystem,
  now: number,
  seen: SeenChanges = new Map(),
): Promise<Finished> {
  let hasEnded = false;
  let isWaiting = false;
  for (const { name: folder } of await fileSystem.list('')) {
    const stage = [STAGING, CHANGING, UNDOING].find((prefix) => folder.startsWith(prefix));
    if (stage === undefined) continue;
    const age = Math.abs(now - Number.parseInt(folder.slice(stage.length), 10));
    if (stage === STAGING) {
      if (!(age <= ABANDONED)) await discardChange(fileSystem, folder);
    } else {
      const outcome = age > GRACE ? await finish(fileSystem, folder, stage, now, age, seen) : 'waiting';
      hasEnded ||= outcome === 'ended';
      isWaiting ||= outcome === 'waiting';
    }
  }
  return { hasEnded, isWaiting };
}

/** Ends a change, where nobody can be at it any more; `foreign` where it is none of ours. */
async function finish(
  fileSystem: StoreFileSystem,
  folder: string,
  stage: string,
  now: number,
  age: number,
  seen: SeenChanges,
): Promise<'ended' | 'waiting' | 'foreign'> {
  const bytes = await fileSystem.read(`${folder}/${JOURNAL_FILE}`);
  const steps = bytes && readJournal(bytes);
  // Not written by us, or damaged since: it says nothing, and what is in it is somebody’s.
  if (steps === undefined) return 'foreign';
  if (age <= GRACE + steps.length * STEP_GRACE) return 'waiting';
  if (age <= GRACE + steps.length * SLOW_STEP && (await goesOn(fileSystem, folder, seen))) return 'waiting';
  // Of several windows, the one whose rename succeeds ends it.
  const mine = stage + nameChange(now);
  const isMine = await fileSystem.rename(folder, mine).then(
    () => true,
    () => false,
  );
  if (!isMine) return 'ended';
  const change = { fileSystem, folder: mine, steps };
  if (stage === CHANGING)
    try {
      await rollForward(change);
      await clearChange(change);
      return 'ended';
    } catch {
      await takeBack(change);
      return 'ended';
    }
  await rollBack(change);
  await clearChange(change);
  return 'ended';
}

/** Whether another look saw it otherwise, or none has seen it yet: each step takes something out of its folder, or adds to it. */
async function goesOn(fileSystem: StoreFileSystem, folder: string, seen: SeenChanges): Promise<boolean> {
  const names = (await fileSystem.list(folder)).map(({ name }) => name).join('/');
  const isAsBefore = seen.get(folder) === names;
  seen.set(folder, names);
  return !isAsBefore;
}

/**
 * Takes back a change that had begun. Its folder tells so at once: also a later process takes it back.
 * @returns as `rollBack`
 */
export async function takeBack({ fileSystem, folder, steps }: Change): Promise<readonly string[]> {
  const undoing = UNDOING + folder.slice(CHANGING.length);
  await fileSystem.rename(folder, undoing);
  const change = { fileSystem, folder: undoing, steps };
  const keptBeside = await rollBack(change);
  await clearChange(change);
  return keptBeside;
}

/** Ends a change: from its first step on, what its folder holds means nothing any more. */
export async function clearChange({
  fileSystem,
  folder,
}: Pick<Change, 'fileSystem' | 'folder'>): Promise<void> {
  const over = folder.replace(/^\.[a-z]+-/, STAGING);
  if (over !== folder) await fileSystem.rename(folder, over);
  await discardChange(fileSystem, over);
}

/** Removes a change’s folder, and last of all what keeps git from seeing the rest. */
export async function discardChange(fileSystem: StoreFileSystem, folder: string): Promise<void> {
  for (const { name } of await fileSystem.list(folder))
    if (name !== IGNORE_FILE) await fileSystem.remove(`${folder}/${name}`);
  await fileSystem.remove(folder);
}
