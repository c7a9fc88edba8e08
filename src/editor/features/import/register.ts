import * as vscode from 'vscode';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** Import External Certificate. What it needs is loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(
    commands.importCertificate,
    async (resource?: unknown, selected?: unknown) => {
      try {
        if (!(await mayWrite())) return;
        const { importCertificates } = await import('./importCertificates.js');
        await importCertificates(resource, selected, desk);
      } catch (error) {
        reportFailure(vscode.l10n.t('The import did not go through.'), error, desk);
      }
    },
  );
}
