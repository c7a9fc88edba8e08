import * as vscode from 'vscode';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** New Install Job. What it needs is loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(commands.newInstallJob, async () => {
    try {
      if (!(await mayWrite())) return;
      const { newInstallJob } = await import('./newInstallJob.js');
      await newInstallJob(desk);
    } catch (error) {
      reportFailure(vscode.l10n.t('The install job was not written.'), error, desk);
    }
  });
}
