import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import type { Desk } from '../../desk/desk.js';
import { settings as ids } from '../../desk/ids.js';
import { onSettingsChange, settings } from '../../desk/settings.js';

/** In lines above a job and each of its servers: Check, Build Bundle and Rehearse. */
export function registerLenses({ onDidChangeAccess }: Pick<Desk, 'onDidChangeAccess'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const draw = () => {
    changed.fire();
  };
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      if (!settings.codeLens(document.uri)) return [];
      const { lensesOf } = await import('./jobChecks.js');
      return lensesOf(document, vscode.workspace.isTrusted);
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider({ pattern: `**/*${JOB_FILE_ENDING}` }, provider),
    onSettingsChange([ids.codeLens], draw),
    onDidChangeAccess(draw),
  );
}
