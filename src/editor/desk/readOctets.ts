import * as vscode from 'vscode';
import { countOf } from '../../core/words/describeLifetime.js';

const MEGABYTE = 1024 * 1024;

/** Octets of one file that are read: five times the largest bundle seen. */
const READ_OCTETS = 100 * MEGABYTE;

/** A whole file. Rejects where it is too large for what is kept here, or as the file system does. */
export async function readOctets(uri: vscode.Uri, limit = READ_OCTETS): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > limit) {
    const name = vscode.workspace.asRelativePath(uri);
    const most = countOf(limit / MEGABYTE, 'megabyte');
    throw new Error(vscode.l10n.t('{0} is larger than {1}, the most that is read.', name, most));
  }
  return vscode.workspace.fs.readFile(uri);
}

/** The same of a file that may have gone: undefined where it has. */
export async function readIfThere(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await readOctets(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
