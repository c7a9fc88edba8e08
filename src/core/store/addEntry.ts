import { toHex } from '../base/hex.js';
import { writeYaml } from '../base/writeYaml.js';
import type { NewEntry } from './entry.js';
import { ENTRY_KINDS, type EntryAddress, entryPath, MARKER_FILE, STORE_FORMAT } from './layout.js';
import { openStore } from './openStore.js';
import { RefusedWrite } from './refusedWrite.js';
import type { StoreFileSystem } from './storeFileSystem.js';
import { writeEntryFiles } from './writeEntryFiles.js';
import { writeEntryName } from './writeEntryName.js';

/** What is being written stands under a name that begins so, and the time after it, until it is whole. */
const STAGING = '.staging-';

/** No entry takes so long to write: what is older was left by a process that did not end well. */
const ABANDONED = 60 * 60 * 1000;

/**
 * Writes a new entry, whole or not at all: its files are written into a folder that readers pass over, beside its
 * place, and appear there by one rename. Nothing that stands in the store is overwritten. `now` in milliseconds.
 * Rejects with a `RefusedWrite` where the entry or the store does not allow it, else as the file system does; nothing
 * that counts is left behind then.
 */
export async function addEntry(
  fileSystem: StoreFileSystem,
  entry: NewEntry,
  now: number,
): Promise<EntryAddress> {
  const files = await writeEntryFiles(entry, now);
  const { entries, fault } = await openStore(fileSystem);
  if (fault) throw new RefusedWrite('store-format');
  await removeAbandoned(fileSystem, now);
  await writeMarker(fileSystem, now);
  const { kind } = entry;
  const name = writeEntryName(
    entry.title,
    entries.map((present) => present.name),
  );
  const staging = `${kind}/${stagingName(now)}`;
  await stage(fileSystem, staging, async () => {
    await fileSystem.createFolder(staging);
    for (const [file, bytes] of files) await fileSystem.write(`${staging}/${file}`, bytes);
    await fileSystem.rename(staging, entryPath({ kind, name }));
  });
  return { kind, name };
}

/** The marker, too, is there whole or not at all. */
async function writeMarker(fileSystem: StoreFileSystem, now: number): Promise<void> {
  if ((await fileSystem.read(MARKER_FILE)) !== undefined) return;
  const text = await writeYaml(
    'A store of certificates for Connect:Direct: a folder for each, in authority, key and ca.\n' +
      'Private keys are encrypted; this folder is made to be kept in version control.',
    { format: STORE_FORMAT },
  );
  const staging = stagingName(now);
  await fileSystem.createFolder('');
  await stage(fileSystem, staging, async () => {
    await fileSystem.write(staging, new TextEncoder().encode(text));
    await fileSystem.rename(staging, MARKER_FILE);
  });
}

/** Runs the work, and where it fails takes away what it left under the staging name. */
async function stage(fileSystem: StoreFileSystem, staging: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Where this fails as well, the next write does it; the first failure is the one to be told.
    await fileSystem.remove(staging).catch(() => undefined);
    throw error;
  }
}

function stagingName(now: number): string {
  return `${STAGING}${now}-${toHex(crypto.getRandomValues(new Uint8Array(8)))}`;
}

/** Removes what interrupted writes left, but not what another window may be writing at this moment. */
async function removeAbandoned(fileSystem: StoreFileSystem, now: number): Promise<void> {
  for (const folder of ['', ...ENTRY_KINDS]) {
    for (const { name } of await fileSystem.list(folder)) {
      const started = name.startsWith(STAGING) ? Number.parseInt(name.slice(STAGING.length), 10) : now;
      if (Math.abs(now - started) > ABANDONED)
        await fileSystem.remove(folder === '' ? name : `${folder}/${name}`);
    }
  }
}
