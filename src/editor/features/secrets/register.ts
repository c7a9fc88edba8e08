import * as vscode from 'vscode';
import { mayUseKeys } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** What is done with remembered passphrases themselves. Loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  const registered = [commands.forgetPassphrases, commands.setJobPassphrase].map((id) =>
    vscode.commands.registerCommand(id, async () => {
      try {
        if (id === commands.setJobPassphrase && !(await mayUseKeys())) return;
        const { secretCommands } = await import('./secretCommands.js');
        await secretCommands[id](desk);
      } catch (error) {
        reportFailure(vscode.l10n.t('No passphrase was remembered or forgotten.'), error, desk);
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
