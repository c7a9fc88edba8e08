import * as vscode from 'vscode';
import { toPlain } from '../../core/words/toPlain.js';
import { toInertText } from './inertText.js';

/**
 * Asks where a file goes; VS Code’s own dialog asks before it takes the place of another. Undefined where the person leaves.
 * @param folder where the dialog begins
 */
export function askFile(name: string, folder: vscode.Uri | undefined): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    saveLabel: vscode.l10n.t('Export'),
    title: vscode.l10n.t('Export'),
  });
}

/** What the dialog says that asks for a folder. */
interface FolderWords {
  readonly button: string;
  readonly title: string;
}

/**
 * Asks in which folder something new is made. Undefined where the person leaves.
 * @param folder where the dialog begins
 */
export async function askFolder(
  { button, title }: FolderWords,
  folder: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      ...(folder && { defaultUri: folder }),
      openLabel: button,
      title,
    })) ?? [];
  return chosen;
}

export function sayExported(target: vscode.Uri): void {
  const place = toPlain(vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(toInertText(vscode.l10n.t('Exported: {0}', place)));
}
