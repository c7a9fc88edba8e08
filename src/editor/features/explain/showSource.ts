import * as vscode from 'vscode';

/** Opens the explanations as text, with the cursor on the heading of one finding. */
export async function showSource(file: vscode.Uri, code: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const heading = document.getText().indexOf(`### ${code}\n`);
  const at = document.positionAt(Math.max(0, heading));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
