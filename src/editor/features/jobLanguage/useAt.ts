import type * as vscode from 'vscode';
import { findUses, type Use } from '../../../core/jobs/findUses.js';
import type { Entry } from '../../../core/store/entry.js';
import type { Desk } from '../../desk/desk.js';
import type { FolderStore } from '../../desk/folderStore.js';
import { textOf, toOffset, toRange } from '../../desk/ranges.js';

/** A reference of a job, and what it names, in the store of the job’s own folder. */
export interface UseInDocument extends Use {
  readonly entry: Entry;
  readonly store: FolderStore;
  readonly range: vscode.Range;
}

/** The reference at a position; undefined where there is none, or where it names nothing that is here. */
export async function useAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Pick<Desk, 'store'>,
): Promise<UseInDocument | undefined> {
  const store = await desk.store.of(document.uri);
  if (store === undefined) return undefined;
  const { entries } = await store.contents();
  const offset = toOffset(document, position);
  const uses = await findUses(textOf(document), entries);
  const use = uses.find(({ span }) => span.start <= offset && offset <= span.end);
  const entry = entries.find(({ kind, name }) => kind === use?.entry.kind && name === use.entry.name);
  return use && entry && { ...use, entry, store, range: toRange(document, use.span) };
}
