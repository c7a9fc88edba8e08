import * as vscode from 'vscode';
import { settings as ids } from './ids.js';

/** The settings, each read where it is used, for the folder that it is used in. */
export const settings = {
  /** The store's folder, below the workspace folder: never above it, whatever the setting says. */
  storeFolder(folder: vscode.WorkspaceFolder): vscode.Uri {
    const steps = read<string>(ids.storeFolder, folder.uri, 'certificates')
      .split(/[/\\]/)
      .filter((step) => step !== '' && step !== '.' && step !== '..');
    return vscode.Uri.joinPath(folder.uri, ...(steps.length === 0 ? ['certificates'] : steps));
  },
  expiryWarningDays(scope: vscode.Uri | undefined): number {
    return read<number>(ids.expiryWarningDays, scope, 30);
  },
  scanExclude(folder: vscode.WorkspaceFolder): readonly string[] {
    const own = read<readonly string[]>(ids.scanExclude, folder.uri, []);
    const files = read<Readonly<Record<string, unknown>>>('files.exclude', folder.uri, {});
    return [...own, ...Object.keys(files).filter((pattern) => files[pattern] === true)];
  },
} as const;

function read<T>(id: string, scope: vscode.Uri | undefined, otherwise: T): T {
  return vscode.workspace.getConfiguration(undefined, scope).get<T>(id) ?? otherwise;
}

/** Calls back when one of these settings changes. */
export function onSettingsChange(watched: readonly string[], react: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (watched.some((id) => event.affectsConfiguration(id))) react();
  });
}
