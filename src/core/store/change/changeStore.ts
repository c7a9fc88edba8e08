import { writeYaml } from '../../base/writeYaml.js';
import { readContents } from '../../contents/readContents.js';
import { type EntryAddress, CHANGING, entryPath, MARKER_FILE, STAGING, STORE_FORMAT } from '../layout.js';
import { IGNORE_FILE } from '../keptOut.js';
import { openStore } from '../openStore.js';
import { RefusedWrite } from '../refusedWrite.js';
import type { StoreFileSystem } from '../storeFileSystem.js';
import { writeEntryFiles } from '../writeEntryFiles.js';
import { writeEntryName } from '../writeEntryName.js';
import { clearChange, discardChange, finishChanges, nameChange, takeBack } from './finishChanges.js';
import { isStorePath, JOURNAL_FILE, type Step, writeJournal } from './journal.js';
import { type Change, rollForward } from './roll.js';
import { severalAtOnce } from './severalAtOnce.js';
import { stageFolder } from './stageFolder.js';
import { stampOf } from './stamp.js';
import type { PlaceContent } from './placeContent.js';
import type { StoreChange } from './storeChange.js';

/**
 * Changes a store, wholly or not at all. Everything new is written into a folder that readers pass over, and comes to its
 * places by renames; where that takes more than one, a journal is in that folder, and `finishChanges` ends what a killed
 * process began. Install jobs beside the store, which name its entries, may change with it. Nothing is overwritten that is not what `before` says. `now` in milliseconds is
 * what entries are dated with; `machineTime` tells what other windows go by, who have the same.
 * @returns where the added entries are, in their order
 * Rejects with a `RefusedWrite`, the signal’s reason, or as the file system does; the store is as it was then.
 */
export async function changeStore(
  fileSystem: StoreFileSystem,
  changes: readonly StoreChange[],
  now: number,
  signal?: AbortSignal,
  machineTime = () => now,
): Promise<readonly EntryAddress[]> {
  signal?.throwIfAborted();
  await finishChanges(fileSystem, machineTime());
  const { added, planned } = await planSteps(fileSystem, changes, now);
  const steps = planned.map(({ step }) => step);
  const prepared = { fileSystem, folder: STAGING + nameChange(machineTime()), steps };
  let change = prepared;
  try {
    await stage(prepared, planned, signal);
    // Its age counts from here: a thousand entries are long prepared before the first comes to its place.
    change = { fileSystem, folder: CHANGING + nameChange(machineTime()), steps };
    if (isOneRename(steps)) await rollForward(prepared, signal);
    else await fileSystem.rename(prepared.folder, change.folder);
  } catch (error) {
    // Where this fails as well, a later change does it; the first failure is the one to be told.
    await discardChange(fileSystem, prepared.folder).catch(() => undefined);
    throw error;
  }
  if (isOneRename(steps)) await clearChange(prepared).catch(() => undefined);
  else await complete(change, signal);
  return added;
}

async function complete(change: Change, signal: AbortSignal | undefined): Promise<void> {
  try {
    await rollForward(change, signal);
  } catch (error) {
    const { fileSystem, folder } = change;
    const isThere = await fileSystem.list('').then(
      (items) => items.some(({ name }) => name === folder),
      () => true,
    );
    if (!isThere) throw new RefusedWrite('taken-over', { cause: error });
    // Where this fails as well, the next opening goes on with it.
    const [place] = await takeBack(change).catch(() => []);
    throw place === undefined ? error : new RefusedWrite('kept-beside', { cause: error, place });
  }
  await clearChange(change).catch(() => undefined);
}

interface PlannedStep {
  readonly step: Step;
  readonly content?: PlaceContent;
}

async function planSteps(
  fileSystem: StoreFileSystem,
  changes: readonly StoreChange[],
  now: number,
): Promise<{ added: readonly EntryAddress[]; planned: readonly PlannedStep[] }> {
  const { entries, fault } = await openStore(fileSystem);
  if (fault) throw new RefusedWrite('store-format');
  const taken = new Map(entries.map((entry) => [entryPath(entry), entry.name]));
  const added: EntryAddress[] = [];
  const planned: PlannedStep[] = [];
  const put = async (
    path: string,
    content: PlaceContent,
    before: Extract<Step, { path: string }>['before'],
  ) => {
    refuseOpenKeys(path, content);
    refuseLinks(content);
    planned.push({ step: { path, before, after: await stampOf(content) }, content });
  };
  if ((await fileSystem.read(MARKER_FILE)) === undefined) await put(MARKER_FILE, await writeMarker(), null);
  for (const change of changes) {
    if (change.type === 'add') {
      const { kind, title } = change.entry;
      const name = writeEntryName(title, taken.values());
      taken.set(entryPath({ kind, name }), name);
      added.push({ kind, name });
      await put(entryPath({ kind, name }), await writeEntryFiles(change.entry, now), null);
    } else if (change.type === 'put') await put(change.path, change.content, change.before ?? null);
    else if (change.type === 'remove') {
      planned.push({ step: { path: change.path, before: change.before, after: null } });
      // What takes an entry’s place later in the same change may have its name.
      taken.delete(change.path);
    } else planned.push({ step: { from: change.from, to: change.to, before: change.before } });
  }
  for (const { step } of planned)
    for (const path of 'from' in step ? [step.from, step.to] : [step.path])
      if (!isStorePath(path)) throw new Error(`Not a place in the store: ${path}`);
  return { added, planned };
}

/** A private key is stored sealed or not at all, whoever writes it. */
function refuseOpenKeys(path: string, content: PlaceContent): void {
  const files: Iterable<readonly [string, Uint8Array]> =
    content instanceof Uint8Array ? [[path, content]] : content;
  for (const [, bytes] of files)
    for (const { model } of readContents(bytes).items)
      if (model.kind === 'privateKey' && model.encryption === null) throw new RefusedWrite('key-unencrypted');
}

/** What a link leads to is nothing that could be written once more. */
function refuseLinks(content: PlaceContent): void {
  const link =
    content instanceof Uint8Array ? undefined : [...content.keys()].find((one) => one.endsWith('/'));
  if (link !== undefined) throw new RefusedWrite('link', { place: link.slice(0, -1) });
}

async function writeMarker(): Promise<Uint8Array> {
  const text = await writeYaml(
    'A store of certificates for Connect:Direct: a folder for each, in authority, key, ca, peer, request and crl.\n' +
      'Private keys are encrypted; this folder is made to be kept in version control.',
    { format: STORE_FORMAT },
  );
  return new TextEncoder().encode(text);
}

/** Writes what is new under the numbers of its steps, and what is to become of it. */
async function stage(
  { fileSystem, folder, steps }: Change,
  planned: readonly PlannedStep[],
  signal: AbortSignal | undefined,
): Promise<void> {
  await fileSystem.createFolder(folder);
  // What is half done is nothing for version control, least of all a key that is kept out of it.
  await fileSystem.write(`${folder}/${IGNORE_FILE}`, new TextEncoder().encode('*\n'));
  const write = async ([index, { content }]: [number, PlannedStep]) => {
    if (content instanceof Uint8Array) await fileSystem.write(`${folder}/${index}`, content);
    else if (content) await stageFolder(fileSystem, `${folder}/${index}`, content);
  };
  await severalAtOnce(planned.entries(), write, signal);
  if (!isOneRename(steps)) await fileSystem.write(`${folder}/${JOURNAL_FILE}`, writeJournal(steps));
}

/** What comes to its place by one rename is there or not: nothing is to be remembered. */
function isOneRename([first, ...others]: readonly Step[]): boolean {
  return others.length === 0 && (first === undefined || 'from' in first || first.before === null);
}
