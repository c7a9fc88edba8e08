import * as vscode from 'vscode';
import { type JobMend, mendJob } from '../../../core/jobs/mends/mendJob.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { jobContext } from '../../desk/jobContext.js';
import { textOf, toRange } from '../../desk/ranges.js';

/** What mends the findings there, each as one edit that can be previewed. */
export async function mendsAt(
  document: vscode.TextDocument,
  { diagnostics }: vscode.CodeActionContext,
  desk: Desk,
  signal: AbortSignal,
): Promise<vscode.CodeAction[]> {
  if (diagnostics.length === 0) return [];
  const { version } = document;
  const mends = await mendJob(textOf(document), await jobContext(document.uri, desk, signal));
  if (document.version !== version) return [];
  return mends.flatMap((mend) => {
    const place = toRange(document, mend.span);
    const mended = diagnostics.filter(
      ({ code, range }) =>
        typeof code === 'object' && code.value === mend.code && range.start.isEqual(place.start),
    );
    return mended.length === 0 ? [] : [toAction(mend, mended, document, desk)];
  });
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
      return vscode.l10n.t('Add {0} to the trusted certificates', names.join(', '));
    case 'job-certificate-expired':
      return vscode.l10n.t(
        'Take {0}, which {1}',
        toPlain(entries[0]?.name ?? ''),
        own ? describeLifetime(own.certificate.notBefore, own.certificate.notAfter, clock()) : '',
      );
    case 'job-passphrase-missing':
      return vscode.l10n.t('Name the passphrase {0}', value ?? '');
  }
}
