import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import { writeJob } from '../../../core/jobs/writeJob.js';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { askJob } from './askJob.js';
import { toJob } from './toJob.js';

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
  const text = await writeJob(toJob(answers, entries));
  const uri = await freeName(folder.uri, answers.nodeName);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri);
}

async function offerImport(): Promise<void> {
  const go = vscode.l10n.t('Import External Certificate…');
  const message = vscode.l10n.t(
    'An install job needs a key certificate for its node, and the store has none yet.',
  );
  if ((await vscode.window.showInformationMessage(message, go)) === go)
    await vscode.commands.executeCommand(commands.importCertificate);
}

/** A file that is there is never written over: the next one gets a number. */
async function freeName(folder: vscode.Uri, nodeName: string): Promise<vscode.Uri> {
  const taken = (await vscode.workspace.fs.readDirectory(folder))
    .filter(([name]) => name.endsWith(JOB_FILE_ENDING))
    .map(([name]) => name.slice(0, -JOB_FILE_ENDING.length));
  return vscode.Uri.joinPath(folder, `${writeEntryName(nodeName, taken)}${JOB_FILE_ENDING}`);
}
