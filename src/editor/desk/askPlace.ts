import * as vscode from 'vscode';
import { toPlain } from '../../core/words/toPlain.js';
import { toInertText } from './inertText.js';

/** Asks where a file goes; VS Code’s own dialog asks before it takes the place of another. Undefined where the person leaves. */
export function askFile(name: string): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
    saveLabel: vscode.l10n.t('Export'),
    title: vscode.l10n.t('Export'),
  });
}

/** What the dialog says that asks for a folder. */
interface FolderWords {
  readonly button: string;
  readonly title: string;
}

/** Asks in which folder something new is made. Undefined where the person leaves. */
export async function askFolder({ button, title }: FolderWords): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      ...(folder && { defaultUri: folder.uri }),
      openLabel: button,
      title,
    })) ?? [];
  return chosen;
}

export function sayExported(target: vscode.Uri): void {
  const place = toPlain(vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(toInertText(vscode.l10n.t('Exported: {0}', place)));
}
