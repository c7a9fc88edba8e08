import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { askChoice } from '../../desk/steps.js';

/**
 * The install job that a command is for: the line of the tree or the file that was clicked, else the one in the active
 * editor, else the only one, else the one that the person chooses. Undefined where there is none.
 */
export async function chosenJob(
  node: unknown,
  { files }: Pick<Desk, 'files'>,
): Promise<vscode.Uri | undefined> {
  const clicked = node instanceof vscode.Uri ? node : uriOf(node);
  if (clicked !== undefined) return clicked;
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.path.endsWith(JOB_FILE_ENDING)) return active;
  const { uris } = await files.jobs();
  if (uris.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no install job in this workspace.'));
    return undefined;
  }
  if (uris.length === 1) return uris[0];
  const outcome = await askChoice<vscode.Uri>({
    placeholder: vscode.l10n.t('Which install job?'),
    choices: uris.map((uri) => ({ label: toPlain(vscode.workspace.asRelativePath(uri)), value: uri })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function uriOf(node: unknown): vscode.Uri | undefined {
  const isJob = typeof node === 'object' && node !== null && 'type' in node && node.type === 'job';
  return isJob && 'uri' in node && node.uri instanceof vscode.Uri ? node.uri : undefined;
}
