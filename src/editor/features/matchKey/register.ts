import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** Match Key: what belongs to a key, wherever it stands. Loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(commands.matchKey, async (asked?: unknown) => {
    try {
      const { matchKey } = await import('./matchKey.js');
      await matchKey(asked, desk);
    } catch (error) {
      reportFailure(vscode.l10n.t('The key was not looked for.'), error, desk);
    }
  });
}
