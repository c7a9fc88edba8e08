import * as vscode from 'vscode';
import { mayUseKeys } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { storeDesk } from '../../desk/storeDesk.js';

/** Export of the store’s entries. What it needs is loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  const registered = [commands.exportEntries, commands.exportPkcs12].map((id) =>
    vscode.commands.registerCommand(id, async (node?: unknown, nodes?: unknown) => {
      try {
        const own = await storeDesk(desk, node);
        if (!(await mayUseKeys())) return;
        if (own === undefined) return;
        const { exportCommands } = await import('./exportCommands.js');
        await exportCommands[id](node, nodes, own);
      } catch (error) {
        reportFailure(vscode.l10n.t('Nothing was exported.'), error, desk);
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
