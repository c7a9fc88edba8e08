import * as vscode from 'vscode';
import { moveSecrets, type SecretMove } from '../../../core/jobs/mends/moveSecrets.js';
import { parseJob } from '../../../core/jobs/parseJob.js';
import { referenceIdentity } from '../../../core/keys/passphraseIdentity.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { textOf, toRange } from '../../desk/ranges.js';
import { describeKeeping, recall, remember } from '../../desk/rememberedPassphrases.js';
import { chosenJob } from './chosenJob.js';

/**
 * Puts names in the places of the secrets that stand in a job, and offers to remember the secrets under these names. Saving the
 * job is the person’s.
 * @param what the job’s line in the tree, its file, or nothing
 * @param at the place of one secret; without it, all that can be moved are
 */
export async function moveSecretsOut(what: unknown, at: unknown, desk: Desk): Promise<void> {
  const uri = await chosenJob(what, desk);
  if (uri === undefined) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const moves = await moveInText(document, at instanceof vscode.Position ? at : undefined);
  await vscode.window.showTextDocument(document);
  if (moves.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No secret stands in this job for which the same section has a reference that is free.'),
    );
    return;
  }
  await offerToRemember(moves, desk);
}

/** The moves that were made: that of the secret at a place, or all. */
export async function moveInText(
  document: vscode.TextDocument,
  at?: vscode.Position,
): Promise<readonly SecretMove[]> {
  const { version } = document;
  const text = textOf(document);
  const all = await moveSecrets(text, await parseJob(text));
  const moves = at ? all.filter(({ span }) => toRange(document, span).start.isEqual(at)) : all;
  if (moves.length === 0) return [];
  const edit = new vscode.WorkspaceEdit();
  for (const move of moves) edit.replace(document.uri, toRange(document, move.edit.span), move.edit.text);
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t('The file has changed meanwhile.'));
  return moves;
}

async function offerToRemember(
  moves: readonly SecretMove[],
  { secrets }: Pick<Desk, 'secrets'>,
): Promise<void> {
  const names = moves.map(({ name }) => name).join(', ');
  const moved =
    moves.length === 1
      ? vscode.l10n.t('The job names the secret {0} now.', names)
      : vscode.l10n.t('The job names its {0} secrets now: {1}.', moves.length, names);
  const remains = vscode.l10n.t(
    'What stood there stays in git, in the local history and in every copy of the file: change it.',
  );
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(`${moved} ${remains}`);
    return;
  }
  const offer = vscode.l10n.t('Until then it can be remembered in {0}.', await describeKeeping(secrets));
  const isOther = await isAnotherKept(moves, secrets);
  const keep = isOther ? vscode.l10n.t('Remember in the Place of Another') : vscode.l10n.t('Remember');
  if ((await vscode.window.showWarningMessage(`${moved} ${remains} ${offer}`, keep)) !== keep) return;
  await rememberMoved(moves, secrets);
  void vscode.window.showInformationMessage(
    toInertText(vscode.l10n.t('{0} is remembered. Whether it opens anything was not checked.', names)),
  );
}

/** Into the secret storage, by the names that the job has for them. */
export async function rememberMoved(moves: readonly SecretMove[], secrets: Desk['secrets']): Promise<void> {
  for (const { name, secret } of moves)
    await remember(secrets, { opens: [referenceIdentity(name)], name, passphrase: secret });
}

async function isAnotherKept(moves: readonly SecretMove[], secrets: Desk['secrets']): Promise<boolean> {
  for (const { name, secret } of moves) {
    const kept = await recall(secrets, [referenceIdentity(name)]);
    if (kept !== undefined && kept !== secret) return true;
  }
  return false;
}
