import * as vscode from 'vscode';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { askJob } from './askJob.js';
import { keepJob } from './keepJob.js';

/** New Install Job: asks for the node and its certificates, writes the YAML and opens it. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(commands.newInstallJob, async () => {
    try {
      await makeJob(desk);
    } catch (error) {
      reportFailure(vscode.l10n.t('The install job was not written.'), error, desk);
    }
  });
}

async function makeJob(desk: Desk): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!(await mayWrite()) || !folder) return;
  const { entries } = await desk.store.contents();
  if (!entries.some(({ kind }) => kind === 'key')) {
    await offerImport();
    return;
  }
  const answers = await askJob(entries, desk);
  if (answers === undefined) return;
  await vscode.window.showTextDocument(await keepJob(answers, entries, folder.uri));
}

async function offerImport(): Promise<void> {
  const go = vscode.l10n.t('Import External Certificate…');
  const message = vscode.l10n.t(
    'An install job needs a key certificate for its node, and the store has none yet.',
  );
  if ((await vscode.window.showInformationMessage(message, go)) === go)
    await vscode.commands.executeCommand(commands.importCertificate);
}
