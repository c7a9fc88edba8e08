import * as vscode from 'vscode';
import type { JobContext } from '../../../core/jobs/inspectedJob.js';
import type { JobMend } from '../../../core/jobs/mends/jobMend.js';
import { mendJob } from '../../../core/jobs/mends/mendJob.js';
import { moveSecrets, type SecretMove } from '../../../core/jobs/mends/moveSecrets.js';
import { parseJob } from '../../../core/jobs/parseJob.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { toInertText } from '../../desk/inertText.js';
import { jobContext } from '../../desk/jobContext.js';
import { textOf, toRange } from '../../desk/ranges.js';
import { relabel } from './relabel.js';

/** What mends the findings there, each as one edit that can be previewed. */
export async function mendsAt(
  document: vscode.TextDocument,
  { diagnostics }: vscode.CodeActionContext,
  desk: Desk,
  signal: AbortSignal,
): Promise<vscode.CodeAction[]> {
  if (diagnostics.length === 0) return [];
  const { version } = document;
  const text = textOf(document);
  const context = await jobContext(document.uri, desk, signal);
  const mends = await mendJob(text, context);
  const moves = await moveSecrets(text, await parseJob(text));
  if (document.version !== version) return [];
  const at = ({ code, span }: Pick<JobMend | SecretMove, 'code' | 'span'>) => {
    const { start } = toRange(document, span);
    return diagnostics.filter(
      (one) => typeof one.code === 'object' && one.code.value === code && one.range.start.isEqual(start),
    );
  };
  const here = mends.filter((mend) => at(mend).length > 0);
  const actions = here.map((mend) => toAction(mend, at(mend), document, desk));
  for (const move of moves) if (at(move).length > 0) actions.push(toMove(move, at(move), document));
  // What stands for all is offered where one of them is.
  if (here.some(isName)) actions.push(...shortenAll(mends.filter(isName), document));
  if (moves.length > 1 && moves.some((move) => at(move).length > 0))
    actions.push(toMoveAll(moves.length, document));
  return [...actions, ...(await storedLabels(here, context, document, desk))];
}

/** Whether it makes a name shorter. */
const isName = ({ code }: JobMend): boolean => code === 'job-label-long' || code === 'job-value-invalid';

function shortenAll(mends: readonly JobMend[], document: vscode.TextDocument): readonly vscode.CodeAction[] {
  if (mends.length < 2) return [];
  const title = vscode.l10n.t('Shorten all {0} names that are too long', mends.length);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { edit } of mends) action.edit.replace(document.uri, toRange(document, edit.span), edit.text);
  return [action];
}

/** The secret itself is read anew when the action is taken: it is in no argument of a command. */
function toMove(
  { code, name, span }: SecretMove,
  mended: readonly vscode.Diagnostic[],
  document: vscode.TextDocument,
): vscode.CodeAction {
  const title = vscode.l10n.t('Move the secret out, and name it {0}…', name);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = {
    command: commands.moveSecrets,
    title,
    arguments: [document.uri, toRange(document, span).start],
  };
  action.diagnostics = [...mended];
  // What is no name may be a name that was mistyped.
  action.isPreferred = code === 'job-secret-literal';
  return action;
}

function toMoveAll(count: number, document: vscode.TextDocument): vscode.CodeAction {
  const title = vscode.l10n.t('Move all {0} secrets out…', count);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: commands.moveSecrets, title, arguments: [document.uri] };
  return action;
}

/** A label that the job has from the store is shortened there too, and in every job that has it from there. */
async function storedLabels(
  mends: readonly JobMend[],
  { entries }: JobContext,
  { uri }: vscode.TextDocument,
  desk: Desk,
): Promise<readonly vscode.CodeAction[]> {
  const labels = mends.flatMap(({ before, code }) => (code === 'job-label-long' ? [before] : []));
  const owners = entries.filter(({ notes: { label } }) => label !== undefined && labels.includes(label));
  const store = owners.length === 0 ? undefined : await desk.store.of(uri);
  if (store === undefined) return [];
  const own = { files: desk.files, store };
  const actions = await Promise.all(owners.map((entry) => relabel(entry, own)));
  return actions.filter((action) => action !== undefined);
}

function toAction(
  mend: JobMend,
  mended: readonly vscode.Diagnostic[],
  document: vscode.TextDocument,
  desk: Desk,
): vscode.CodeAction {
  const action = new vscode.CodeAction(toInertText(title(mend, desk)), vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, toRange(document, mend.edit.span), mend.edit.text);
  action.diagnostics = [...mended];
  action.isPreferred = mend.code !== 'job-certificate-expired';
  return action;
}

function title({ code, entries, value }: JobMend, { clock }: Desk): string {
  const names = entries.map(({ certificates: [own], name }) =>
    toPlain(own ? certificateLabel(own.certificate) : name),
  );
  const [own] = entries[0]?.certificates ?? [];
  switch (code) {
    case 'job-chain-incomplete':
    case 'job-peer-untrusted':
      return vscode.l10n.t('Add {0} to the trusted certificates', names.join(', '));
    case 'job-certificate-expired':
      return vscode.l10n.t(
        'Take {0}, which {1}',
        toPlain(entries[0]?.name ?? ''),
        own ? describeLifetime(own.certificate.notBefore, own.certificate.notAfter, clock()) : '',
      );
    case 'job-passphrase-missing':
      return vscode.l10n.t('Name the passphrase {0}', value ?? '');
    case 'job-label-long':
    case 'job-value-invalid':
      return vscode.l10n.t('Shorten it to {0}', toPlain(value ?? ''));
  }
}
