import * as vscode from 'vscode';
import type { PageWords } from './messages.js';

/** The words of the page's own, in the person's language. */
export function pageWords(): PageWords {
  return {
    copy: {
      pem: vscode.l10n.t('Copy PEM'),
      fingerprint: vscode.l10n.t('Copy Fingerprint'),
      serial: vscode.l10n.t('Copy Serial Number'),
    },
    enterPassphrase: vscode.l10n.t('Enter Passphrase…'),
    explain: vscode.l10n.t('Explain'),
    structure: vscode.l10n.t('ASN.1 and Octets'),
    fields: vscode.l10n.t('ASN.1'),
    octets: vscode.l10n.t('Octets'),
    problems: vscode.l10n.t('Problems'),
  };
}
