import * as vscode from 'vscode';
import { BINARY_NAMES, customEditors } from './ids.js';

/** Opens a file in the Certificate Viewer, by the id that VS Code itself would take for its name. */
export async function showInViewer(
  uri: vscode.Uri,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const id = BINARY_NAMES.test(uri.path) ? customEditors.viewer : customEditors.optionalViewer;
  await vscode.commands.executeCommand('vscode.openWith', uri, id, options);
}
