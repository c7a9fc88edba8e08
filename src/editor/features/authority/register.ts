import * as vscode from 'vscode';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** Create Certificate Authority. What it needs is loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(commands.createAuthority, async () => {
    try {
      if (!(await mayWrite())) return;
      const { createAuthority } = await import('./createAuthority.js');
      await createAuthority(desk);
    } catch (error) {
      reportFailure(
        vscode.l10n.t('The certificate authority was not created, and nothing was kept.'),
        error,
        desk,
      );
    }
  });
}
