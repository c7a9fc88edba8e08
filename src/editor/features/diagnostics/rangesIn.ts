import * as vscode from 'vscode';
import type { Span } from '../../../core/base/span.js';
import { decodeText } from '../../../core/contents/decodeText.js';

/** Places in a file that no editor has: its beginning where it is not there, or is no text. VS Code does not count a byte order mark. */
export function rangesIn(bytes: Uint8Array | undefined): (span: Span) => vscode.Range {
  const text = (bytes && decodeText(bytes)) ?? '';
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const position = (offset: number) => {
    const lines = text.slice(mark, Math.max(mark, offset)).split(/\r\n|\r|\n/);
    return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  };
  return ({ start, end }) => new vscode.Range(position(start), position(end));
}
