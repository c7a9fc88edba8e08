import * as vscode from 'vscode';
import type { Span } from '../../core/base/span.js';
import { isBinary } from './isBinary.js';
import { toRange } from './ranges.js';

/** Where a span of a file stands. A binary file has no lines: it is shown from its beginning. */
export async function toLocation(uri: vscode.Uri, span: Span): Promise<vscode.Location> {
  const beginning = new vscode.Range(0, 0, 0, 0);
  try {
    if (await isBinary(uri)) return new vscode.Location(uri, beginning);
    return new vscode.Location(uri, toRange(await vscode.workspace.openTextDocument(uri), span));
  } catch {
    // It went away meanwhile.
    return new vscode.Location(uri, beginning);
  }
}
