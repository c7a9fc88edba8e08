import type { Item } from '../../src/core/contents/contents.js';
import { readContents } from '../../src/core/contents/readContents.js';
import { changeStore } from '../../src/core/store/change/changeStore.js';
import type { Entry, NewEntry } from '../../src/core/store/entry.js';
import type { EntryAddress } from '../../src/core/store/layout.js';
import { openStore } from '../../src/core/store/openStore.js';
import { readEntry } from '../../src/core/store/readEntry.js';
import { fixture } from './inspectFixture.js';
import type { MemoryFileSystem } from './memoryFileSystem.js';

/** What a fixture holds, of one kind. */
export function itemsOf(file: string, kind: Item['model']['kind']): Item[] {
  return readContents(fixture(file)).items.filter(({ model }) => model.kind === kind);
}

function derOf(file: string, kind: 'certificate' | 'privateKey'): Uint8Array[] {
  return readContents(fixture(file)).items.flatMap(({ model }) =>
    model.kind === kind && 'der' in model ? [model.der] : [],
  );
}

/** The key certificate of Musterbank’s node, its key sealed as OpenSSL sealed it. */
export function nodeEntry(title = 'CDNODE1', file = 'pki/rsa/node-keycert.txt'): NewEntry {
  const [sealedKey] = derOf(file, 'privateKey');
  return {
    kind: 'key',
    title,
    certificates: derOf(file, 'certificate'),
    ...(sealedKey ? { sealedKey } : {}),
    notes: { label: title, source: file },
  };
}

/** One CA certificate. */
export function caEntry(file: string, title: string): NewEntry {
  return { kind: 'ca', title, certificates: derOf(file, 'certificate').slice(0, 1), notes: { label: title } };
}

/** Puts an entry there as git does: plain copies of fixtures. */
export function putEntry(
  disk: MemoryFileSystem,
  { kind, name }: EntryAddress,
  files: Readonly<Record<string, string>>,
): void {
  for (const [file, text] of Object.entries(files)) disk.put(`${kind}/${name}/${file}`, text);
}

/** Every entry of the store, read. */
export async function readEntries(disk: MemoryFileSystem): Promise<Entry[]> {
  const { entries } = await openStore(disk);
  return Promise.all(entries.map((address) => readEntry(disk, address)));
}

/** Adds one entry. */
export async function addEntry(disk: MemoryFileSystem, entry: NewEntry, now: number): Promise<EntryAddress> {
  const [address] = await changeStore(disk, [{ type: 'add', entry }], now);
  if (address === undefined) throw new Error('Nothing was added.');
  return address;
}
