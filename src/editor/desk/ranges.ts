import * as vscode from 'vscode';
import type { Span } from '../../core/base/span.js';

/** The core counts UTF-16 code units of the text with its byte order mark; VS Code's text has none. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
