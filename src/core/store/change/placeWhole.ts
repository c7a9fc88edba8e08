import { RefusedWrite } from '../refusedWrite.js';
import type { FolderItem, StoreFileSystem } from '../storeFileSystem.js';
import { ABANDONED, GRACE, nameChange } from './finishChanges.js';
import { stageFolder } from './stageFolder.js';
import type { PlaceContent } from './placeContent.js';

/** What is being written, and what it takes the place of, stand beside it under its name with one of these endings. */
const NEW = '.cdcerts-new';
const OLD = '.cdcerts-old';

/** `.NAME.MILLISECONDS-HEX.cdcerts-new`: what it is for, since when, and of which write. */
const LEFTOVER = /^\.(?<name>.+)\.(?<began>\d+)-[0-9a-f]{16}\.cdcerts-(?:new|old)$/;

/** How a file or folder comes to its place; `now` in milliseconds, as other windows count it. */
export interface Placing {
  readonly now: number;
  /**
   * What it may take the place of: nothing, `true` for any other file, or whatever the answer is true for. That is asked of the
   * place, and once more when what stood there has been moved aside, where nobody writes into it any more; a link makes room
   * for nothing then.
   */
  readonly mayReplace?: boolean | ((path: string) => Promise<boolean>);
}

/**
 * Puts a file or a folder in its place outside the store: prepared beside it, it appears by one rename. No file system
 * that is asked through VS Code replaces anything in one step, so what stood there is moved aside for that moment, and
 * `finishPlacing` ends what a killed process began. `fileSystem` is the folder that it comes to stand in.
 * Rejects with a `RefusedWrite` or as the file system does; what stood there then stands there still.
 */
export async function placeWhole(
  fileSystem: StoreFileSystem,
  name: string,
  content: PlaceContent,
  { mayReplace = false, now }: Placing,
): Promise<void> {
  await finishPlacing(fileSystem, now);
  const present = (await fileSystem.list('')).find((item) => item.name === name);
  const ask = typeof mayReplace === 'function' && present?.isLink !== true ? mayReplace : undefined;
  if (present?.type === 'folder' && !ask) throw new RefusedWrite('folder-in-place', { place: name });
  if (present && !(ask ? await ask(name) : mayReplace === true))
    throw new RefusedWrite('taken', { place: name });
  const beside = `.${name}.${nameChange(now)}`;
  try {
    if (content instanceof Uint8Array) await fileSystem.write(beside + NEW, content);
    else await stageFolder(fileSystem, beside + NEW, content);
    if (present) await exchange(fileSystem, name, beside, ask);
    else await fileSystem.rename(beside + NEW, name);
  } catch (error) {
    // Where this fails as well, a later write does it; the first failure is the one to be told.
    await fileSystem.remove(beside + NEW).catch(() => undefined);
    throw error;
  }
}

async function exchange(
  fileSystem: StoreFileSystem,
  name: string,
  beside: string,
  mayReplace: ((path: string) => Promise<boolean>) | undefined,
): Promise<void> {
  await fileSystem.rename(name, beside + OLD);
  try {
    if (mayReplace && !(await mayReplace(beside + OLD)))
      throw new RefusedWrite('changed-meanwhile', { place: name });
    await fileSystem.rename(beside + NEW, name);
  } catch (error) {
    await fileSystem.rename(beside + OLD, name);
    throw error;
  }
  await discardOld(fileSystem, beside).catch(() => undefined);
}

/** A folder goes file by file: under the other ending it is never put back, however much of it is left. */
async function discardOld(fileSystem: StoreFileSystem, beside: string): Promise<void> {
  await fileSystem.rename(beside + OLD, beside + NEW);
  await fileSystem.remove(beside + NEW);
}

/**
 * Ends what an interrupted process left in this folder: what was moved aside, and nothing took the place of, is put back; all
 * else is removed. What is younger may be another window’s. Rejects where the folder cannot be listed.
 */
export async function finishPlacing(fileSystem: StoreFileSystem, now: number): Promise<void> {
  const items = await fileSystem.list('');
  for (const left of items.filter((item) => item.name.endsWith(OLD))) {
    const place = placeOf(left, now, GRACE);
    if (place === undefined) continue;
    const isThere = items.some((item) => item.name === place);
    const beside = left.name.slice(0, -OLD.length);
    try {
      await fileSystem.remove(beside + NEW);
      await (isThere ? discardOld(fileSystem, beside) : fileSystem.rename(left.name, place));
    } catch {
      // Another window was faster, or it stays as it is and is tried again.
    }
  }
  for (const left of items.filter((item) => item.name.endsWith(NEW)))
    if (placeOf(left, now, ABANDONED) !== undefined)
      await fileSystem.remove(left.name).catch(() => undefined);
}

/** Whose place it is about; undefined where it is none of ours, or not old enough. */
function placeOf({ name }: FolderItem, now: number, age: number): string | undefined {
  const { began, name: place } = LEFTOVER.exec(name)?.groups ?? {};
  return Math.abs(now - Number(began)) > age ? place : undefined;
}
