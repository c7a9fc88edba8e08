import * as vscode from 'vscode';
import type { TextEdit } from '../../../core/base/textEdit.js';
import { toInertText } from '../../desk/inertText.js';
import { toRange } from '../../desk/ranges.js';

/** A mend that is one edit of the document. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** What it mends; none for a rewriting that nobody has to do. */
  readonly diagnostics?: readonly vscode.Diagnostic[];
  readonly isPreferred?: boolean;
}

/** As VS Code offers it: with its edit at hand, so that it can be previewed. Nothing where nothing would change. */
export function toAction(
  { title, edits, diagnostics, isPreferred = false }: Fix,
  kind: vscode.CodeActionKind,
  document: vscode.TextDocument,
): readonly vscode.CodeAction[] {
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(toInertText(title), kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(document, span), text)),
  );
  if (diagnostics !== undefined) action.diagnostics = [...diagnostics];
  action.isPreferred = isPreferred;
  return [action];
}
