import * as vscode from 'vscode';
import type { PathToExport } from '../../../core/store/export/trustedCertificates.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeIssuer } from '../../../core/words/findingWords.js';
import { toInertText } from '../../desk/inertText.js';

/** Says where a chain ends before a root, and asks whether that will do. */
export async function mayBeIncomplete(paths: readonly PathToExport[]): Promise<boolean> {
  const last = paths.find(({ path }) => path.end !== 'self-signed')?.path.steps.at(-1)?.known.certificate;
  if (last === undefined) return true;
  const message = vscode.l10n.t(
    'The store does not have the issuer of “{0}”: {1}. Whoever gets the file needs it as well.',
    certificateLabel(last),
    describeIssuer(last),
  );
  const choice = vscode.l10n.t('Export without It');
  return (await vscode.window.showWarningMessage(toInertText(message), { modal: true }, choice)) === choice;
}
