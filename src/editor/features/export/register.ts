import * as vscode from 'vscode';
import { mayUseKeys } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** Export as PKCS#12. What it needs is loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(commands.exportPkcs12, async (node?: unknown) => {
    try {
      if (!(await mayUseKeys())) return;
      const { exportPkcs12 } = await import('./exportPkcs12.js');
      await exportPkcs12(node, desk);
    } catch (error) {
      reportFailure(vscode.l10n.t('The key certificate was not exported.'), error, desk);
    }
  });
}
