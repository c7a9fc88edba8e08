import * as vscode from 'vscode';
import { writeScalar } from '../../../core/base/writeScalar.js';
import { findUses } from '../../../core/jobs/findUses.js';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { textOf, toRange } from '../../desk/ranges.js';
import { usesInJobs } from '../../desk/usesInJobs.js';
import { useAt } from './useAt.js';

/** What F2 renames there: the entry, by its name. */
export async function renamedAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Desk,
): Promise<{ range: vscode.Range; placeholder: string }> {
  const use = await useAt(document, position, desk);
  if (use === undefined) throw new Error(vscode.l10n.t('Only the name of an entry can be changed here.'));
  return { range: use.range, placeholder: use.entry.name };
}

/** The entry’s folder under its new name, and every job that names it. */
export async function renameAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
  desk: Desk,
): Promise<vscode.WorkspaceEdit | undefined> {
  const use = await useAt(document, position, desk);
  if (!(await mayWrite(use?.store.root))) return undefined;
  if (use === undefined || name === use.entry.name) return undefined;
  const { entry, store } = use;
  const { entries } = await store.contents();
  const taken = entries.filter((one) => one !== entry).map((one) => one.name);
  const free = writeEntryName(name, taken);
  if (free !== name) throw new Error(vscode.l10n.t('An entry cannot be called that. {0} would do.', free));
  const jobs = await usesInJobs([entry], { files: desk.files, store });
  const uris = new Map([document.uri, ...jobs.map(({ uri }) => uri)].map((uri) => [uri.toString(), uri]));
  const edit = new vscode.WorkspaceEdit();
  for (const uri of uris.values()) {
    // As it stands in the editor, where it is open and not saved.
    const job = await vscode.workspace.openTextDocument(uri);
    const text = textOf(job);
    for (const { entry: named, span } of await findUses(text, entries))
      if (named.kind === entry.kind && named.name === entry.name)
        edit.replace(uri, toRange(job, span), writeScalar(name, text.slice(span.start, span.end)));
  }
  edit.renameFile(store.uriOf(entry), store.uriOf({ ...entry, name }));
  return edit;
}
