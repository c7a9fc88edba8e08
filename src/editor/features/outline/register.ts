import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { languages } from '../../desk/ids.js';
import { toSymbols } from './toSymbols.js';

/** Outline, breadcrumbs and "Go to Symbol": a file's objects by what they are. */
export function register({ clock, documents }: Desk): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    languages.pem,
    {
      provideDocumentSymbols: (document) => toSymbols(documents.contentsOf(document), document, clock()),
    },
    { label: vscode.l10n.t('Certificates') },
  );
}
