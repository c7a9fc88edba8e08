import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import { inspectServers, type ServerFindings } from '../../../core/jobs/inspectJob.js';
import {
  describeJobVerdict,
  describeJobVerdicts,
  type JobVerdict,
} from '../../../core/words/describeJobVerdict.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { jobContext } from '../../desk/jobContext.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { textOf } from '../../desk/ranges.js';
import { chosenJob } from './chosenJob.js';
import { serverIndex } from './serverIndex.js';

/**
 * Says what the checks of a job come to, and shows them in Problems.
 * @param node the job’s line in the tree, its file, or nothing: then the editor’s job, or the person chooses
 * @param server the index of the server that is asked about; all of them without it
 */
export async function checkJob(node: unknown, server: unknown, desk: Desk): Promise<void> {
  const uri = await chosenJob(node, desk);
  if (uri === undefined) return;
  const document = await vscode.workspace.openTextDocument(uri);
  // Problems are told of what is open; where it is in front already, it stays as it is.
  if (!vscode.window.visibleTextEditors.some((editor) => editor.document === document))
    await vscode.window.showTextDocument(document);
  const found = await inspectDocument(document, serverIndex(server), desk);
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
  const verdicts = found.map(({ findings }) => describeJobVerdict(findings));
  say(`${subjectOf(found, uri)}: ${describe(verdicts)}.`, verdicts);
}

/** What the person sees is what is checked, saved or not. */
export function inspectDocument(
  document: vscode.TextDocument,
  server: number | undefined,
  desk: Desk,
): Promise<readonly ServerFindings[]> {
  return withLateProgress(vscode.l10n.t('Checking the install job'), async (signal) => {
    const context = await jobContext(document.uri, desk, signal);
    const found = await inspectServers(textOf(document), context, server);
    // The job may have lost servers since it was asked about.
    return found.length > 0 ? found : inspectServers(textOf(document), context);
  });
}

function subjectOf([first, ...others]: readonly ServerFindings[], { path }: vscode.Uri): string {
  const node = first?.server.node.name?.value;
  const file = path.slice(path.lastIndexOf('/') + 1, -JOB_FILE_ENDING.length);
  return toPlain(others.length === 0 && node !== undefined ? node : file);
}

function describe(verdicts: readonly JobVerdict[]): string {
  const [first, ...others] = verdicts;
  return first && others.length === 0 ? first.words : describeJobVerdicts(verdicts);
}

function say(message: string, verdicts: readonly JobVerdict[]): void {
  const text = toInertText(message);
  const { window } = vscode;
  if (verdicts.some(({ verdict }) => verdict === 'invalid')) void window.showErrorMessage(text);
  else if (verdicts.some(({ verdict }) => verdict === 'unchecked')) void window.showWarningMessage(text);
  else void window.showInformationMessage(text);
}
