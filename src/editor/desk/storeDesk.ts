import * as vscode from 'vscode';
import { mayWrite } from './access.js';
import type { Desk } from './desk.js';
import type { FolderStore, StoreContents } from './folderStore.js';
import { entryOf } from './entryOf.js';

/** A store that is only read: that of one folder, or whichever is shown. */
export interface ReadableStore {
  contents(): Promise<StoreContents>;
}

/** The desk of one command: its store is taken as it begins, and kept to its end, whatever is shown meanwhile. */
export interface StoreDesk extends Omit<Desk, 'store'> {
  readonly store: FolderStore;
}

/**
 * The desk with the store of an entry’s line, else with the one that is shown; undefined where no folder is open.
 * @param line of the Certificates view, whatever a command was called with
 */
export async function storeDesk(desk: Desk, line?: unknown): Promise<StoreDesk | undefined> {
  const uri = uriOf(line);
  const store = uri ? await desk.store.of(uri) : await desk.store.shown();
  return store && { ...desk, store };
}

/** The same for a command that writes: why nothing can be written there is said, and then there is none. */
export async function writingDesk(desk: Desk, line?: unknown): Promise<StoreDesk | undefined> {
  const own = await storeDesk(desk, line);
  return (await mayWrite(own?.store.root)) ? own : undefined;
}

/** The same with the store of the folder that a file stands in. */
export async function writingDeskAt(desk: Desk, file: vscode.Uri): Promise<StoreDesk | undefined> {
  const store = await desk.store.of(file);
  return (await mayWrite(store?.root)) && store ? { ...desk, store } : undefined;
}

function uriOf(line: unknown): vscode.Uri | undefined {
  const isEntry = entryOf(line) !== undefined && typeof line === 'object' && line !== null;
  return isEntry && 'uri' in line && line.uri instanceof vscode.Uri ? line.uri : undefined;
}
