import * as vscode from 'vscode';
import { defaultPolicy, type ExpiryPolicy } from '../../core/inventory/expiry.js';
import { type SealingProfile, sealingProfiles } from '../../core/keys/sealingProfile.js';
import { settings as ids } from './ids.js';

/** The settings, each read where it is used, for the folder that it is used in. */
export const settings = {
  /** The store's folder, below the workspace folder: never above it, whatever the setting says. */
  storeFolder(folder: vscode.WorkspaceFolder): vscode.Uri {
    const steps = read(ids.storeFolder, folder.uri, 'certificates')
      .split(/[/\\]/)
      .filter((step) => step !== '' && step !== '.' && step !== '..');
    return vscode.Uri.joinPath(folder.uri, ...(steps.length === 0 ? ['certificates'] : steps));
  },
  expiryWarningDays(scope: vscode.Uri | undefined): number {
    return read(ids.expiryWarningDays, scope, defaultPolicy.warningDays);
  },
  /** When certificates are spoken of before they end. */
  expiryPolicy(scope: vscode.Uri | undefined): ExpiryPolicy {
    return {
      warningDays: read(ids.expiryWarningDays, scope, defaultPolicy.warningDays),
      leadDays: read(ids.expiryLeadDays, scope, defaultPolicy.leadDays),
      caLeadDays: read(ids.expiryCaLeadDays, scope, defaultPolicy.caLeadDays),
    };
  },
  /** Globs of files that are never scanned. */
  scanExclude(folder: vscode.WorkspaceFolder): readonly string[] {
    const globs = vscode.workspace.getConfiguration(undefined, folder).get<unknown>(ids.scanExclude);
    return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
  },
  /** How private keys are sealed that are made or imported. */
  keySealing(scope: vscode.Uri | undefined): SealingProfile {
    const named = read<string>(ids.keySealing, scope, 'modern');
    return sealingProfiles.find((profile) => profile === named) ?? 'modern';
  },
  /** What subjects of nodes are made of, with `{node}` for the node; empty where the authority's own is taken. */
  subjectTemplate(scope: vscode.Uri | undefined): string {
    return read(ids.subjectTemplate, scope, '').trim();
  },
  /** Whether each block has its line above it. */
  codeLens(scope: vscode.Uri): boolean {
    return read(ids.codeLens, scope, true);
  },
} as const;

/** VS Code marks a value of the wrong type in the settings' editor, and hands it over all the same. */
function read<T extends string | number | boolean>(
  id: string,
  scope: vscode.Uri | undefined,
  otherwise: T,
): T {
  const value = vscode.workspace.getConfiguration(undefined, scope).get<T>(id);
  return typeof value === typeof otherwise && value !== undefined ? value : otherwise;
}

/** Calls back when one of these settings changes. */
export function onSettingsChange(watched: readonly string[], react: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (watched.some((id) => event.affectsConfiguration(id))) react();
  });
}
