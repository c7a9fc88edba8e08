import * as vscode from 'vscode';
import { readContents } from '../../../core/contents/readContents.js';
import { toInspectedFile } from '../../../core/findings/inspectedFile.js';
import { mendAll } from '../../../core/fixes/mendAll.js';
import type { Desk } from '../../desk/desk.js';
import { toSignal } from '../../desk/signal.js';
import { type FixedDocument, toFixedDocument } from './fixedDocument.js';
import { quickFixes } from './quickFixes.js';
import { rewritings } from './rewritings.js';
import { toAction } from './toAction.js';

/** What VS Code asks for mends of. */
interface FixRequest {
  readonly document: vscode.TextDocument;
  readonly context: vscode.CodeActionContext;
  readonly token: vscode.CancellationToken;
}

const { QuickFix, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;
const FIX_ALL = SourceFixAll.append('cdcerts');

/** The mends that are asked for; none where the question has been called off. */
export async function provideFixes(
  { document, context, token }: FixRequest,
  desk: Desk,
): Promise<readonly vscode.CodeAction[]> {
  const signal = toSignal(token);
  const fixed = await toFixedDocument(document, desk, signal);
  const { diagnostics, only, triggerKind } = context;
  const isAsked = only !== undefined || triggerKind === vscode.CodeActionTriggerKind.Invoke;
  const actions: vscode.CodeAction[] = [];
  if (only?.contains(QuickFix) ?? true) actions.push(...(await quickFixes(diagnostics, fixed, desk)));
  if (isAsked && (only?.contains(RefactorRewrite) ?? true)) {
    const offered = new Set(actions.map(({ title }) => title));
    actions.push(...(await rewritings(fixed, desk)).filter(({ title }) => !offered.has(title)));
  }
  if (only?.contains(FIX_ALL) === true) actions.push(...(await fixAll(fixed)));
  return signal.aborted ? [] : actions;
}

async function fixAll({ document, text, file }: FixedDocument): Promise<readonly vscode.CodeAction[]> {
  const edits = await mendAll(text, (mended) => toInspectedFile(readContents(mended), file.context));
  return toAction(
    { title: vscode.l10n.t('Mend what can be mended without a decision'), edits },
    FIX_ALL,
    document,
  );
}
