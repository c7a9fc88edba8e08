import * as vscode from 'vscode';
import { canonicalBlocks } from '../../../core/fixes/canonicalBlock.js';
import { completeChain } from '../../../core/fixes/completeChain.js';
import { dropBlocks } from '../../../core/fixes/dropBlocks.js';
import { splitBundle } from '../../../core/fixes/splitBundle.js';
import { rootsIn } from '../../../core/fixes/superfluous.js';
import type { Desk } from '../../desk/desk.js';
import { type FixedDocument, inWorkspace } from './fixedDocument.js';
import { sayAdd } from './sayAdd.js';
import { toAction } from './toAction.js';

/** What nobody has to do, and some want: more or less of the chain, other files, another form. */
export async function rewritings(fixed: FixedDocument, desk: Desk): Promise<readonly vscode.CodeAction[]> {
  const { document, text, items } = fixed;
  const kind = vscode.CodeActionKind.RefactorRewrite;
  const canonical = canonicalBlocks(text, items, 'all').flatMap(({ edits }) => edits);
  return [
    ...(await chainActions(fixed, desk)),
    ...toAction(
      { title: vscode.l10n.t('Write every block as RFC 7468 has it'), edits: canonical },
      kind,
      document,
    ),
    ...(await splitAction(fixed)),
  ];
}

async function chainActions(fixed: FixedDocument, desk: Desk): Promise<readonly vscode.CodeAction[]> {
  const { document, text, file, items } = fixed;
  // A list of CA certificates is no chain, and wants nothing more and nothing less.
  if (file.role === 'certificate-list' || file.role === 'no-certificate') return [];
  const kind = vscode.CodeActionKind.RefactorRewrite;
  const everywhere = await inWorkspace(fixed, desk);
  const whole = await completeChain(text, everywhere, 'root');
  const without = await completeChain(text, everywhere, 'intermediates');
  const isBoth = without.added.length > 0 && without.added.length < whole.added.length;
  const roots = dropBlocks(text, items, await rootsIn(file));
  return [
    ...toAction({ title: sayAdd(whole.added), edits: whole.edits }, kind, document),
    ...(isBoth ? toAction({ title: sayAdd(without.added), edits: without.edits }, kind, document) : []),
    ...toAction({ title: vscode.l10n.t('Leave the root out'), edits: roots }, kind, document),
  ];
}

/** File names that a title has room for. */
const NAMED = 3;

/** New files beside this one, and no others' names. */
async function splitAction({ document, text, items }: FixedDocument): Promise<readonly vscode.CodeAction[]> {
  const { fs, isTrusted } = vscode.workspace;
  const folder = vscode.Uri.joinPath(document.uri, '..');
  if (!isTrusted || document.isUntitled || fs.isWritableFileSystem(folder.scheme) === false) return [];
  const taken = await fs.readDirectory(folder).then(
    (entries) => entries.map(([name]) => name),
    () => undefined,
  );
  const files = taken === undefined ? [] : splitBundle(text, items, taken);
  if (files.length < 2) return [];
  const names = files.slice(0, NAMED).map(({ name }) => name);
  const more = files.length > NAMED ? ', …' : '';
  const title = vscode.l10n.t('Split into {0} files: {1}', files.length, names.join(', ') + more);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
  const edit = new vscode.WorkspaceEdit();
  for (const file of files)
    edit.createFile(vscode.Uri.joinPath(folder, file.name), {
      contents: new TextEncoder().encode(file.text),
    });
  action.edit = edit;
  return [action];
}
