import { writePem } from '../../../core/pem/writePem.js';
import { readFolder, stampOf } from '../../../core/store/change/stamp.js';
import type { StoreChange } from '../../../core/store/change/storeChange.js';
import { editNotes, type NotesChange } from '../../../core/store/editNotes.js';
import type { Entry } from '../../../core/store/entry.js';
import { writeLabel } from '../../../core/store/label.js';
import { type EntryAddress, entryPath } from '../../../core/store/layout.js';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import type { Successor } from './successor.js';

/** What takes which entry's place. */
export interface Replacing {
  readonly entry: Entry;
  /** The entry's files as the person was shown them. */
  readonly shown: ReadonlyMap<string, Uint8Array>;
  readonly successor: Successor;
  /** Whether what stands there now becomes an entry of its own. */
  readonly keepsOld: boolean;
  /** Whether the successor's own entry goes, since it stands in this place then. */
  readonly takesFrom: boolean;
}

/** An entry's files as they stand now. */
export async function filesOf(
  entry: EntryAddress,
  { store }: Pick<StoreDesk, 'store'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  return readFolder(store.fileSystem, entryPath(entry));
}

/**
 * Puts a certificate, and its private key, in the place of an entry's; name and label, and so whatever refers to them,
 * stay. All of it is one change. Rejects as the store does, also where the entry has changed since it was shown.
 * @returns where the old one is kept
 */
export async function keepReplaced(
  { entry, keepsOld, shown, successor, takesFrom }: Replacing,
  { clock, store }: Pick<StoreDesk, 'clock' | 'store'>,
): Promise<EntryAddress | undefined> {
  const { entries } = await store.contents();
  const { certificates, from, key, source } = successor;
  const blocks = certificates.map(({ der }) => writePem('CERTIFICATE', der)).join('');
  const files = new Map(shown);
  files.set('certificate.pem', new TextEncoder().encode(blocks));
  if (key) files.set('key.pem', key);
  await note(files, { source, added: new Date(clock()).toISOString() });
  const before = await stampOf(shown);
  const changes: StoreChange[] = [{ type: 'put', path: entryPath(entry), content: files, before }];
  const old = keepsOld
    ? { kind: entry.kind, name: writeEntryName(`${entry.name}-old`, namesOf(entries)) }
    : undefined;
  if (old) {
    const content = new Map(shown);
    const labels = new Set(entries.flatMap(({ notes }) => notes.label ?? []));
    const tags = [...new Set([...(entry.notes.tags ?? []), 'replaced'])];
    await note(content, { label: writeLabel(`${entry.notes.label ?? entry.name}-old`, labels), tags });
    changes.push({ type: 'put', path: entryPath(old), content, before: undefined });
  }
  if (from && takesFrom) changes.push({ type: 'remove', path: entryPath(from.entry), before: from.stamp });
  await store.change(changes);
  return old;
}

const namesOf = (entries: readonly EntryAddress[]): readonly string[] => entries.map(({ name }) => name);

/** Notes that cannot be read stay as they are: the tree tells of them. */
async function note(files: Map<string, Uint8Array>, change: NotesChange): Promise<void> {
  const edited = await editNotes(files.get('entry.yaml'), change);
  if (edited) files.set('entry.yaml', edited);
}
