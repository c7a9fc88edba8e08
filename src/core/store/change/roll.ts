import { RefusedWrite } from '../refusedWrite.js';
import type { StoreFileSystem } from '../storeFileSystem.js';
import type { MoveStep, PlaceStep, Step } from './journal.js';
import { severalAtOnce } from './severalAtOnce.js';
import { hasStamp, readStamp } from './stamp.js';

/** A change’s folder, and the steps that its journal has. What stood in a place is kept in it until the change is over. */
export interface Change {
  readonly fileSystem: StoreFileSystem;
  readonly folder: string;
  readonly steps: readonly Step[];
}

const newAt = (index: number): string => String(index);
const oldAt = (index: number): string => `old-${index}`;

/**
 * Takes every step that was not taken yet, each by renames alone; any of them may be taken already.
 * Rejects with `changed-meanwhile` where a place has something else than the journal says, with the signal’s reason,
 * or as the file system does; the steps taken until then stand.
 */
export async function rollForward(change: Change, signal?: AbortSignal): Promise<void> {
  const { fileSystem, folder, steps } = change;
  const staged = await namesIn(fileSystem, folder);
  const folders = new Set<string>();
  for (const some of inTurn(steps)) {
    for (const [, step] of some) {
      const path = 'from' in step ? step.to : step.path;
      const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      if (!folders.has(parent)) await fileSystem.createFolder(parent);
      folders.add(parent);
    }
    const take = ([index, step]: NumberedStep) =>
      'from' in step ? move(fileSystem, step) : place(change, index, step, staged);
    await severalAtOnce(some, take, signal);
  }
}

type NumberedStep = readonly [index: number, step: Step];

/** The steps by turns: what comes to places of its own, where nothing stood, may come at once; all else keeps its order. */
function inTurn(steps: readonly Step[]): readonly (readonly NumberedStep[])[] {
  const turns: NumberedStep[][] = [];
  let isAdding = false;
  for (const [index, step] of steps.entries()) {
    const isNew = !('from' in step) && step.before === null;
    const turn = turns.at(-1);
    if (isNew && isAdding && turn) turn.push([index, step]);
    else turns.push([[index, step]]);
    isAdding = isNew;
  }
  return turns;
}

async function place(
  { fileSystem, folder }: Change,
  index: number,
  { after, before, path }: PlaceStep,
  staged: ReadonlySet<string>,
): Promise<void> {
  if (after !== null && !staged.has(newAt(index))) return;
  const old = `${folder}/${oldAt(index)}`;
  if (before !== null) {
    if (!staged.has(oldAt(index)))
      await fileSystem.rename(path, old).catch(async (error: unknown) => {
        throw await whyRefused(fileSystem, path, before, error);
      });
    // What was moved is looked at afterwards: between a look before it and the move, another could have written.
    if (!(await hasStamp(fileSystem, old, before))) {
      await fileSystem.rename(old, path);
      throw new RefusedWrite('changed-meanwhile', { place: path });
    }
  }
  if (after !== null)
    await fileSystem.rename(`${folder}/${newAt(index)}`, path).catch(async (error: unknown) => {
      throw await whyRefused(fileSystem, path, undefined, error);
    });
}

async function move(fileSystem: StoreFileSystem, { before, from, to }: MoveStep): Promise<void> {
  if (await hasStamp(fileSystem, from, before)) {
    await fileSystem.rename(from, to).catch(async (error: unknown) => {
      throw await whyRefused(fileSystem, to, undefined, error);
    });
  } else if (!(await hasStamp(fileSystem, to, before)))
    throw new RefusedWrite('changed-meanwhile', { place: from });
}

/** The refusal of a file system, or the reason where what stands in the place is not what was expected. */
async function whyRefused(
  fileSystem: StoreFileSystem,
  path: string,
  expected: string | undefined,
  error: unknown,
): Promise<unknown> {
  const present = await readStamp(fileSystem, path).catch(() => expected);
  return present === expected ? error : new RefusedWrite('changed-meanwhile', { cause: error, place: path });
}

/**
 * Takes back every step that was taken, the last first. What another has written into a place since stays there, and
 * what stood there before then gets a name beside it: nothing is lost. Rejects as the file system does.
 * @returns the places where that was so
 */
export async function rollBack({ fileSystem, folder, steps }: Change): Promise<readonly string[]> {
  const keptBeside: string[] = [];
  const staged = await namesIn(fileSystem, folder);
  for (const [index, step] of [...steps.entries()].reverse()) {
    if ('from' in step) {
      const { before, from, to } = step;
      if ((await readStamp(fileSystem, from)) === undefined && (await hasStamp(fileSystem, to, before)))
        await fileSystem.rename(to, from);
      continue;
    }
    const { after, before, path } = step;
    if (after !== null && !staged.has(newAt(index)) && (await hasStamp(fileSystem, path, after)))
      await fileSystem.rename(path, `${folder}/${newAt(index)}`);
    if (before === null || !staged.has(oldAt(index))) continue;
    const free = await freeName(fileSystem, path);
    await fileSystem.rename(`${folder}/${oldAt(index)}`, free);
    if (free !== path) keptBeside.push(path);
  }
  return keptBeside;
}

/** The place itself, else `.before` behind its name, with a number where that is taken too. */
async function freeName(fileSystem: StoreFileSystem, path: string): Promise<string> {
  const at = path.lastIndexOf('/') + 1;
  const taken = await namesIn(fileSystem, path.slice(0, Math.max(0, at - 1)));
  const name = path.slice(at);
  for (let count = 0; ; count++) {
    const free = count === 0 ? name : `${name}.before${count === 1 ? '' : `-${count}`}`;
    if (!taken.has(free)) return path.slice(0, at) + free;
  }
}

async function namesIn(fileSystem: StoreFileSystem, folder: string): Promise<ReadonlySet<string>> {
  return new Set((await fileSystem.list(folder)).map(({ name }) => name));
}
