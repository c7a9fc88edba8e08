import * as vscode from 'vscode';
import { mayUseKeys, mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands, contextKeys } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { writingDesk, writingDeskAt } from '../../desk/storeDesk.js';
import { canRehearse } from './canRehearse.js';
import { registerLenses } from './registerLenses.js';

/**
 * New Install Job, Replace Bootstrap, Check, Build Bundle, Move Secrets out of a Job and Rehearse. What they need is loaded
 * when it is asked for.
 */
export function register(desk: Desk): vscode.Disposable {
  const { l10n } = vscode;
  tellWhetherRehearsable();
  return vscode.Disposable.from(
    registerLenses(desk),
    vscode.commands.registerCommand(commands.newInstallJob, async () => {
      try {
        const own = await writingDesk(desk);
        if (own === undefined) return;
        const { newInstallJob } = await import('./newInstallJob.js');
        await newInstallJob(own);
      } catch (error) {
        reportFailure(l10n.t('The install job was not written.'), error, desk);
      }
    }),
    vscode.commands.registerCommand(commands.newJobsFromList, async (clicked?: unknown) => {
      try {
        const own = await (clicked instanceof vscode.Uri ? writingDeskAt(desk, clicked) : writingDesk(desk));
        if (own === undefined) return;
        const { newJobsFromList } = await import('./newJobsFromList.js');
        await newJobsFromList(clicked, own);
      } catch (error) {
        reportFailure(l10n.t('No install job was made.'), error, desk);
      }
    }),
    vscode.commands.registerCommand(commands.checkJob, async (node?: unknown, server?: unknown) => {
      try {
        const { checkJob } = await import('./jobChecks.js');
        await checkJob(node, server, desk);
      } catch (error) {
        reportFailure(l10n.t('The install job was not checked.'), error, desk);
      }
    }),
    vscode.commands.registerCommand(commands.replaceBootstrap, async (node?: unknown) => {
      try {
        const { replaceBootstrap } = await import('./replaceBootstrap.js');
        await replaceBootstrap(node, desk);
      } catch (error) {
        reportFailure(
          l10n.t('The job that replaces the bootstrap certificate was not written.'),
          error,
          desk,
        );
      }
    }),
    vscode.commands.registerCommand(commands.buildBundle, async (node?: unknown, server?: unknown) => {
      try {
        if (!(await mayWrite())) return;
        const { buildJobBundle } = await import('./buildBundle.js');
        await buildJobBundle(node, server, desk);
      } catch (error) {
        reportFailure(l10n.t('No bundle was built.'), error, desk);
      }
    }),
    vscode.commands.registerCommand(commands.moveSecrets, async (what?: unknown, at?: unknown) => {
      try {
        if (!(await mayWrite())) return;
        const { moveSecretsOut } = await import('./moveSecretsOut.js');
        await moveSecretsOut(what, at, desk);
      } catch (error) {
        reportFailure(l10n.t('No secret was moved.'), error, desk);
      }
    }),
    vscode.commands.registerCommand(commands.rehearseJob, async (node?: unknown, server?: unknown) => {
      try {
        if (!(await mayUseKeys())) return;
        const { rehearseJob } = await import('./rehearseJob.js');
        await rehearseJob(node, server, desk);
      } catch (error) {
        reportFailure(l10n.t('The handshakes were not rehearsed.'), error, desk);
      }
    }),
    vscode.commands.registerCommand(commands.compareServer, async () => {
      try {
        const { compareServer } = await import('./compareServer.js');
        await compareServer(desk);
      } catch (error) {
        reportFailure(l10n.t('What the server presents could not be seen.'), error, desk);
      }
    }),
  );
}

function tellWhetherRehearsable(): void {
  void vscode.commands.executeCommand('setContext', contextKeys.canRehearse, canRehearse());
}
