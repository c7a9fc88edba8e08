import * as vscode from 'vscode';
import type { KnownCertificate } from '../../../core/path/pool.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';

/** “Add Issuing CA (from partner.pem), Root CA (from …)”. */
export function sayAdd(added: readonly KnownCertificate[]): string {
  const named = added.map(({ certificate, file }) =>
    vscode.l10n.t('{0} (from {1})', certificateLabel(certificate), toPlain(file ?? '')),
  );
  return vscode.l10n.t('Add {0}', named.join(', '));
}
