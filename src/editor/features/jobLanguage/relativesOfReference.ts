import * as vscode from 'vscode';
import { mainFile } from '../../../core/store/layout.js';
import type { Desk } from '../../desk/desk.js';
import { toLocation } from '../../desk/location.js';
import { usesInJobs } from '../../desk/usesInJobs.js';
import { useAt } from './useAt.js';

/** The file of the entry that is named there. */
export async function entryAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Desk,
): Promise<vscode.LocationLink[]> {
  const use = await useAt(document, position, desk);
  if (use === undefined) return [];
  const targetUri = use.store.uriOf(use.entry, mainFile(use.entry.kind));
  return [{ originSelectionRange: use.range, targetUri, targetRange: new vscode.Range(0, 0, 0, 0) }];
}

/** Where the install jobs of the workspace name the entry that is named there. */
export async function usesOfEntryAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Desk,
): Promise<vscode.Location[]> {
  const use = await useAt(document, position, desk);
  if (use === undefined) return [];
  const jobs = await usesInJobs([use.entry], { files: desk.files, store: use.store });
  return Promise.all(jobs.flatMap(({ uri, uses }) => uses.map(({ span }) => toLocation(uri, span))));
}
