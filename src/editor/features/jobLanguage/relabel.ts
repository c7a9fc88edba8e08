import * as vscode from 'vscode';
import { replaceScalar } from '../../../core/jobs/edits/replaceScalar.js';
import { findLabels } from '../../../core/jobs/findLabels.js';
import type { Entry } from '../../../core/store/entry.js';
import { DEFAULT_LABEL, writeLabel } from '../../../core/store/label.js';
import { readNotes } from '../../../core/store/readNotes.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { textOf, toRange } from '../../desk/ranges.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { usesInJobs } from '../../desk/usesInJobs.js';

const NOTES = 'entry.yaml';

/** Faults of a stored label that another label mends. */
const MENDED: ReadonlySet<unknown> = new Set(['label-long', 'label-shell', 'label-control']);

/** Mends of what is said of an entry’s label, in its notes. */
export async function labelMendsAt(
  document: vscode.TextDocument,
  { diagnostics }: Pick<vscode.CodeActionContext, 'diagnostics'>,
  desk: Desk,
): Promise<vscode.CodeAction[]> {
  const mended = diagnostics.filter(({ code }) => typeof code === 'object' && MENDED.has(code.value));
  if (mended.length === 0) return [];
  const { version } = document;
  const store = await desk.store.of(document.uri);
  const { entries = [] } = (await store?.contents()) ?? {};
  const own = document.uri.toString();
  const entry = entries.find((one) => store?.uriOf(one, NOTES).toString() === own);
  const action = store && entry && (await relabel(entry, { files: desk.files, store }));
  if (action === undefined || document.version !== version) return [];
  action.diagnostics = mended;
  action.isPreferred = true;
  return [action];
}

/**
 * Gives an entry of the store a label that every level of Director takes and no shell acts on, and the jobs that repeat its
 * label the same, as one edit that can be previewed. Undefined where it has such a label.
 */
export async function relabel(
  entry: Entry,
  { files, store }: Pick<StoreDesk, 'files' | 'store'>,
): Promise<vscode.CodeAction | undefined> {
  const { entries } = await store.contents();
  const uri = store.uriOf(entry, NOTES);
  // As it stands in the editor, where it is open and not saved.
  const notes = await vscode.workspace.openTextDocument(uri);
  const read = await readNotes(new TextEncoder().encode(notes.getText()));
  const { label } = read.notes;
  if (label === undefined || read.labelSpan === undefined) return undefined;
  const labelled = { ...entry, notes: read.notes };
  const found = await Promise.all(
    (await usesInJobs([entry], { files, store })).map(async (using) => {
      const job = await vscode.workspace.openTextDocument(using.uri);
      return { job, labels: await findLabels(textOf(job), labelled, entries) };
    }),
  );
  const stored = entries.flatMap((one) => (one === entry ? [] : (one.notes.label ?? [])));
  const taken = new Set([DEFAULT_LABEL, ...stored, ...found.flatMap(({ labels }) => [...labels.all])]);
  // Its own may stay where it is good already.
  taken.delete(label);
  const better = writeLabel(label, taken);
  if (better === label) return undefined;
  const edit = new vscode.WorkspaceEdit();
  // Places in notes count no byte order mark.
  const { start, end } = read.labelSpan;
  const written = replaceScalar(notes.getText(), read.labelSpan, better).text;
  edit.replace(uri, new vscode.Range(notes.positionAt(start), notes.positionAt(end)), written);
  const following = found.filter(({ labels }) => labels.own.length > 0);
  for (const { job, labels } of following)
    for (const place of labels.own)
      edit.replace(job.uri, toRange(job, place), replaceScalar(textOf(job), place, better).text);
  const title =
    following.length === 0
      ? vscode.l10n.t('Change the label to {0}', toPlain(better))
      : vscode.l10n.t(
          'Change the label to {0}, and in the install jobs that repeat it: {1}',
          toPlain(better),
          following.length,
        );
  const action = new vscode.CodeAction(toInertText(title), vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  return action;
}
