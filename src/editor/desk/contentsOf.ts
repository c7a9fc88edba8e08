import * as vscode from 'vscode';
import type { Contents } from '../../core/contents/contents.js';
import type { Desk } from './desk.js';

/** What a file holds as an editor has it, else as it is saved; undefined where it cannot be read. */
export async function contentsOf(
  uri: vscode.Uri,
  { documents, files }: Pick<Desk, 'documents' | 'files'>,
): Promise<Contents | undefined> {
  const name = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
  return open === undefined ? (await files.read(uri))?.contents : documents.contentsOf(open);
}
