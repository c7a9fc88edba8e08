import type { Fault } from '../base/fault.js';
import { readYaml } from '../base/readYaml.js';
import { span } from '../base/span.js';
import { CHANGING, ENTRY_KINDS, type EntryAddress, MARKER_FILE, STORE_FORMAT, UNDOING } from './layout.js';
import type { StoreReader } from './storeFileSystem.js';

/** A store, as far as listing its folders tells. */
export interface Store {
  /** By kind, then by name. Whether an entry is sound, `readEntry` tells. */
  readonly entries: readonly EntryAddress[];
  /**
   * `store-format`: the marker does not say a format that is known here, so that nothing may be written. Its span
   * counts in the marker file.
   */
  readonly fault: Fault | undefined;
  /** Whether a change was interrupted, which `finishChanges` ends. */
  readonly isUnfinished: boolean;
}

/** Lists the entries; an absent store is an empty one. No entry is read. Rejects only where the file system does. */
export async function openStore(fileSystem: StoreReader): Promise<Store> {
  const marker = fileSystem.read(MARKER_FILE);
  const unfinished = findUnfinished(fileSystem);
  const lists = await Promise.all(
    ENTRY_KINDS.map(async (kind) => {
      const items = await fileSystem.list(kind);
      const folders = items.filter(({ name, type }) => type === 'folder' && !name.startsWith('.'));
      return folders.map(({ name }) => ({ kind, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
    }),
  );
  return { entries: lists.flat(), fault: await readMarker(await marker), isUnfinished: await unfinished };
}

async function readMarker(bytes: Uint8Array | undefined): Promise<Fault | undefined> {
  if (bytes === undefined) return undefined;
  const text = new TextDecoder().decode(bytes);
  const { root } = await readYaml(text);
  const fields = root?.type === 'mapping' ? root.fields : [];
  const format = fields.find(({ key }) => key === 'format')?.value;
  if (format?.type === 'text' && format.text === String(STORE_FORMAT)) return undefined;
  return { code: 'store-format', span: format?.span ?? span(0, text.length), facts: { known: STORE_FORMAT } };
}

async function findUnfinished(fileSystem: StoreReader): Promise<boolean> {
  const items = await fileSystem.list('');
  return items.some(({ name }) => name.startsWith(CHANGING) || name.startsWith(UNDOING));
}
