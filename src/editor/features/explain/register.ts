import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { readExplanations } from './readExplanations.js';
import { showSource } from './showSource.js';

/** Opens the explanation of a finding, which is packaged with the extension; asks which where none is named. */
export function register(desk: Desk): vscode.Disposable {
  const file = vscode.Uri.joinPath(desk.extensionUri, 'media', 'findings.md');
  return vscode.commands.registerCommand(commands.explainFinding, async (named?: unknown) => {
    const code = typeof named === 'string' ? named : await askCode(file);
    if (code === undefined) return;
    const place = file.with({ fragment: code });
    try {
      await vscode.commands.executeCommand('markdown.showPreview', place);
    } catch {
      // The Markdown extension is switched off: the text itself reads well enough.
      await showSource(file, code);
    }
  });
}

async function askCode(file: vscode.Uri): Promise<string | undefined> {
  const explanations = readExplanations(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  const chosen = await vscode.window.showQuickPick(
    explanations.map(({ code, summary }) => ({ label: code, detail: summary })),
    { placeHolder: vscode.l10n.t('Which finding?'), matchOnDetail: true },
  );
  return chosen?.label;
}
