import * as vscode from 'vscode';

/** Why nothing can be written here. */
export type Barrier = 'no-folder' | 'untrusted' | 'read-only';

/** @param root the workspace folder that is meant; without it, whichever can be written */
export function writeBarrier(root?: vscode.WorkspaceFolder): Barrier | undefined {
  const folders = root ? [root] : (vscode.workspace.workspaceFolders ?? []);
  if (folders.length === 0) return 'no-folder';
  if (!vscode.workspace.isTrusted) return 'untrusted';
  const { fs } = vscode.workspace;
  return folders.every(({ uri }) => fs.isWritableFileSystem(uri.scheme) === false) ? 'read-only' : undefined;
}

/** Calls back when writing may have become possible or impossible. */
export function watchAccess(react: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(react),
    vscode.workspace.onDidChangeWorkspaceFolders(react),
  );
}

/**
 * Says why nothing can be written, and answers whether something can.
 * @param root the workspace folder that is meant; without it, whichever can be written
 */
export async function mayWrite(root?: vscode.WorkspaceFolder): Promise<boolean> {
  switch (writeBarrier(root)) {
    case undefined:
      return true;
    case 'no-folder': {
      const open = vscode.l10n.t('Open Folder…');
      const message = vscode.l10n.t('Certificates are kept as files in a folder. Open one first.');
      if ((await vscode.window.showInformationMessage(message, open)) === open)
        await vscode.commands.executeCommand('vscode.openFolder');
      return false;
    }
    case 'untrusted':
      return mayUseKeys();
    case 'read-only':
      void vscode.window.showInformationMessage(vscode.l10n.t('The files of this folder cannot be written.'));
      return false;
  }
}

/** Says why no private key can be used, and answers whether one can. */
export async function mayUseKeys(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const message = vscode.l10n.t(
    'Nothing is written, and no private key is used, until this folder is trusted.',
  );
  if ((await vscode.window.showInformationMessage(message, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
