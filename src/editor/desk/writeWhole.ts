import * as vscode from 'vscode';
import type { PlaceContent } from '../../core/store/change/placeContent.js';
import { systemClock } from './clock.js';
import { toStoreFileSystem } from './storeFiles.js';

/**
 * Puts a file, or a folder with what is to be in it, in its place whole. Rejects with `RefusedWrite` where something stands
 * there that may not be replaced, and as the file system does; then everything is as it was.
 */
export async function writeWhole(
  target: vscode.Uri,
  content: PlaceContent,
  { mayReplace = true }: { readonly mayReplace?: boolean } = {},
): Promise<void> {
  const { placeWhole } = await import('../../core/store/change/placeWhole.js');
  const folder = vscode.Uri.joinPath(target, '..');
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  await placeWhole(toStoreFileSystem(folder, folder), name, content, { now: systemClock(), mayReplace });
}
