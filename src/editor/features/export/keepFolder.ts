import * as vscode from 'vscode';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import { writeWhole } from '../../desk/writeWhole.js';

/**
 * Makes a new folder with these files, all of them or none. A folder that is there is never touched: the new one gets a
 * number.
 * @returns the new folder
 */
export async function keepFolder(
  parent: vscode.Uri,
  name: string,
  files: ReadonlyMap<string, string>,
): Promise<vscode.Uri> {
  const taken = (await vscode.workspace.fs.readDirectory(parent)).map(([present]) => present);
  const target = vscode.Uri.joinPath(parent, writeEntryName(name, taken));
  const content = new Map([...files].map(([file, text]) => [file, new TextEncoder().encode(text)]));
  await writeWhole(target, content, { mayReplace: false });
  return target;
}
