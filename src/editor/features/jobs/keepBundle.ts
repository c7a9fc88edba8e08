import * as vscode from 'vscode';
import type { Bundle } from '../../../core/bundles/bundle.js';
import { writeFileName } from '../../../core/bundles/doors/writeFileName.js';
import { mayMakeRoom, placeBundle, ZIP_ENDING } from '../../../core/bundles/placeBundle.js';
import { systemClock } from '../../desk/clock.js';
import { toStoreFileSystem } from '../../desk/storeFiles.js';

/**
 * Writes a bundle below `parent`, as a folder or a ZIP file, whole or not at all. An older bundle that nobody has touched makes
 * room for it; beside anything else the new one gets a number.
 * @param title what it is called, as far as a file can be called so
 * @returns the bundle’s folder or file
 */
export async function keepBundle(
  bundle: Bundle,
  parent: vscode.Uri,
  title: string,
  isZip: boolean,
): Promise<vscode.Uri> {
  const fileSystem = toStoreFileSystem(parent, parent);
  const ending = isZip ? ZIP_ENDING : '';
  const present = (await fileSystem.list('')).map(({ name }) => name);
  const taken = present
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, name.length - ending.length));
  const [own, free] = [[], taken].map((names) => writeFileName(title, names) + ending) as [string, string];
  const isOlder = own !== free && present.includes(own) && (await mayMakeRoom(fileSystem, own));
  const name = isOlder ? own : free;
  await placeBundle(fileSystem, name, bundle, systemClock());
  return vscode.Uri.joinPath(parent, name);
}
