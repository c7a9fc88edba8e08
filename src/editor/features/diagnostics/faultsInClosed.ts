import type * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { clearKeysInFiles } from './clearKeysInFiles.js';
import { faultsInStores } from './faultsInStores.js';

/** What is said of files that need not be open. */
export async function faultsInClosed(
  desk: Desk,
  signal: AbortSignal,
): Promise<[vscode.Uri, vscode.Diagnostic[]][]> {
  return [...(await faultsInStores(desk)), ...(await clearKeysInFiles(desk, signal))];
}
