import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { type EntryKind, mainFile } from '../../../core/store/layout.js';
import { hasWords, toWords } from '../../../core/words/searchWords.js';
import type { Desk } from '../../desk/desk.js';
import type { FolderStore } from '../../desk/folderStore.js';
import type { Arrangement } from './arrangement.js';
import type { EntryNode, Node, TagNode } from './nodes.js';

/** Letters alike whatever their case, and CDNODE2 before CDNODE10, as people order names. */
const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The entries of a place as they are to be shown: those that the filter leaves, in order, below their tags if wished. */
export function arrangeEntries(
  place: EntryKind,
  entries: readonly Entry[],
  { filter, isByTag, order }: Pick<Arrangement, 'filter' | 'isByTag' | 'order'>,
  store: FolderStore,
): readonly Node[] {
  const words = toWords(filter);
  const left = words.length === 0 ? entries : entries.filter((entry) => hasWords(words, textsOf(entry)));
  const sorted = sortEntries(left, order);
  const isTagged = isByTag && sorted.some(({ notes }) => (notes.tags ?? []).length > 0);
  return isTagged ? toTags(place, sorted, store) : sorted.map((entry) => toNode(entry, store));
}

/** The lines below a tag. An entry with several tags has a line below each. */
export function inTag(tag: TagNode): EntryNode[] {
  return tag.entries.map((entry) => toNode(entry, tag.store, tag));
}

/** The files that the filter leaves, by their path or, of certificates, by what they hold: then all of them are read. */
export async function filterFiles(
  uris: readonly vscode.Uri[],
  place: 'jobs' | 'files',
  filter: string,
  { files }: Pick<Desk, 'files'>,
): Promise<readonly vscode.Uri[]> {
  const words = toWords(filter);
  if (words.length === 0) return uris;
  if (place === 'files') await files.scan();
  const matches = await Promise.all(
    uris.map(async (uri) => {
      const file = place === 'files' ? await files.read(uri) : undefined;
      const models = file?.contents.items.map(({ model }) => model) ?? [];
      return hasWords(words, { key: file, texts: [vscode.workspace.asRelativePath(uri)], models });
    }),
  );
  return uris.filter((_uri, at) => matches[at]);
}

function textsOf(entry: Entry) {
  const { certificates, kind, name, notes, request, revocationList } = entry;
  const { description = '', label = '', owner = '', tags = [] } = notes;
  const object = request ?? (kind === 'crl' ? revocationList : undefined);
  return {
    key: entry,
    texts: [name, label, description, owner, ...tags],
    models: [...certificates.map(({ certificate }) => certificate), ...(object ? [object] : [])],
  };
}

function sortEntries(entries: readonly Entry[], order: Arrangement['order']): readonly Entry[] {
  const named = entries.map((entry) => ({ entry, name: entry.notes.label ?? entry.name, end: endOf(entry) }));
  named.sort((a, b) => (order === 'expiry' && a.end !== b.end ? a.end - b.end : compare(a.name, b.name)));
  return named.map(({ entry }) => entry);
}

/** When it ends, in milliseconds; what does not say so comes last. */
function endOf({ certificates: [own], kind, revocationList }: Entry): number {
  const end = kind === 'crl' ? revocationList?.nextUpdate?.epoch : own?.certificate.notAfter.epoch;
  return end === undefined || Number.isNaN(end) ? Number.MAX_SAFE_INTEGER : end;
}

/** By name; those without a tag last. */
function toTags(place: EntryKind, entries: readonly Entry[], store: FolderStore): readonly TagNode[] {
  const byTag = new Map<string | undefined, Entry[]>();
  for (const entry of entries) {
    const tags = new Set(entry.notes.tags ?? []);
    for (const tag of tags.size === 0 ? [undefined] : tags) {
      const tagged = byTag.get(tag) ?? [];
      byTag.set(tag, tagged);
      tagged.push(entry);
    }
  }
  return [...byTag]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : compare(a, b)))
    .map(([tag, tagged]) => ({
      type: 'tag',
      id: tag === undefined ? `${place}#` : `${place}#${tag}`,
      place,
      tag,
      entries: tagged,
      store,
    }));
}

function toNode(entry: Entry, store: FolderStore, tag?: TagNode): EntryNode {
  const { kind, name } = entry;
  const id = `${tag?.id ?? kind}/${name}`;
  return { type: 'entry', id, entry, uri: store.uriOf(entry, mainFile(kind)), tag };
}
