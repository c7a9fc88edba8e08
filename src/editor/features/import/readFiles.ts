import * as vscode from 'vscode';
import { readContents } from '../../../core/contents/readContents.js';
import type { ImportFile } from '../../../core/store/import/importPlan.js';
import { readOctets } from '../../desk/readOctets.js';

/** Reads and decodes the files. Rejects where one cannot be opened, which no plan could leave out in silence. */
export function readFiles(uris: readonly vscode.Uri[]): Promise<readonly ImportFile[]> {
  return Promise.all(
    uris.map(async (uri) => ({
      name: vscode.workspace.asRelativePath(uri),
      contents: readContents(await readOctets(uri)),
    })),
  );
}
