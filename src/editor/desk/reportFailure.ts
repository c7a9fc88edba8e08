import * as vscode from 'vscode';
import { RefusedWrite } from '../../core/store/refusedWrite.js';
import { describeRefusedWrite } from '../../core/words/describeEntryFault.js';
import { toPlain } from '../../core/words/toPlain.js';
import type { Desk } from './desk.js';
import { toInertText } from './inertText.js';

/** Tells that something failed: what became of it, why, and the log for more. What a person called off is no failure. */
export function reportFailure(what: string, error: unknown, { log }: Pick<Desk, 'log'>): void {
  if (error instanceof vscode.CancellationError) return;
  const why = error instanceof RefusedWrite ? describeRefusedWrite(error) : messageOf(error);
  log.error(`${what} ${why}`);
  const show = vscode.l10n.t('Show Log');
  void vscode.window.showErrorMessage(toInertText(`${what} ${why}`), show).then((chosen) => {
    if (chosen === show) log.show();
  });
}

function messageOf(error: unknown): string {
  return toPlain(error instanceof Error ? error.message : String(error));
}
