import * as vscode from 'vscode';
import type { Span } from '../../core/base/span.js';

/** What VS Code calls the encodings whose files begin with a byte order mark. */
const MARKED = new Set(['utf8bom', 'utf16le', 'utf16be']);

/** The text as it stands in the file: VS Code takes the byte order mark off, and the core's places count it. */
export function textOf(document: vscode.TextDocument): string {
  return isMarked(document) ? `\uFEFF${document.getText()}` : document.getText();
}

/** The core counts UTF-16 code units of the text with its byte order mark. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  const mark = isMarked(document) ? 1 : 0;
  return new vscode.Range(document.positionAt(start - mark), document.positionAt(end - mark));
}

/** Where a position of the document stands in `textOf` it. */
export function toOffset(document: vscode.TextDocument, position: vscode.Position): number {
  return document.offsetAt(position) + (isMarked(document) ? 1 : 0);
}

/** VS Code tells the encoding since 1.100; on an older one no mark is known of, and none is shown. */
export function encodingOf(
  document: vscode.TextDocument & { readonly encoding?: string },
): string | undefined {
  return document.encoding;
}

function isMarked(document: vscode.TextDocument): boolean {
  return MARKED.has(encodingOf(document) ?? '');
}
