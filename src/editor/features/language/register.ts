import * as vscode from 'vscode';
import { isPresent } from '../../desk/documents.js';
import { languages } from '../../desk/ids.js';

/** The manifest's `firstLine`. VS Code asks it only where no file ending says what a file is, and `.txt` says plain text. */
const FIRST_LINE = /^\s*-----BEGIN [^-]+-----/;

/**
 * Certificates are mailed as `.txt`: plain text whose first line begins a block becomes PEM when it is opened. It is no
 * reason to wake the extension, since that would be at every start: much of VS Code's own is plain text.
 */
export function register(): vscode.Disposable {
  // A person who makes it plain text again is not contradicted.
  const told = new Set<string>();
  const tell = (document: vscode.TextDocument) => {
    const name = document.uri.toString();
    if (document.languageId !== 'plaintext' || !isPresent(document) || told.has(name)) return;
    if (!FIRST_LINE.test(document.lineAt(0).text)) return;
    told.add(name);
    void vscode.languages.setTextDocumentLanguage(document, languages.pem);
  };
  vscode.workspace.textDocuments.forEach(tell);
  return vscode.workspace.onDidOpenTextDocument(tell);
}
