import * as vscode from 'vscode';
import { RefusedWrite } from '../../core/store/refusedWrite.js';
import { describeRefusedWrite } from '../../core/words/describeEntryFault.js';
import type { Desk } from './desk.js';

/** Tells that something failed: what became of it, why, and the log for more. */
export function reportFailure(what: string, error: unknown, { log }: Pick<Desk, 'log'>): void {
  const why = error instanceof RefusedWrite ? describeRefusedWrite(error.reason) : messageOf(error);
  log.error(`${what} ${why}`);
  const show = vscode.l10n.t('Show Log');
  void vscode.window.showErrorMessage(`${what} ${why}`, show).then((chosen) => {
    if (chosen === show) log.show();
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
