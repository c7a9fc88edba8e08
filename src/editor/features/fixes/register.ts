import * as vscode from 'vscode';
import { mayUseKeys } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands, languages } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** Mends of what the diagnostics tell, as code actions; loaded when there is something to mend, or somebody asks. */
export function register(desk: Desk): vscode.Disposable {
  const { QuickFix, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;
  const kinds = { providedCodeActionKinds: [QuickFix, RefactorRewrite, SourceFixAll.append('cdcerts')] };
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, _range, context, token) {
      const isAsked =
        context.only !== undefined || context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
      if (!isAsked && context.diagnostics.length === 0) return undefined;
      const { provideFixes } = await import('./provideFixes.js');
      return [...(await provideFixes({ document, context, token }, desk))];
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(languages.pem, provider, kinds),
    vscode.commands.registerCommand(commands.encryptPrivateKey, async (uri?: unknown, at?: unknown) => {
      try {
        if (!(await mayUseKeys())) return;
        const { encryptPrivateKey } = await import('./encryptPrivateKey.js');
        await encryptPrivateKey(uri, at, desk);
      } catch (error) {
        reportFailure(vscode.l10n.t('The private key was not encrypted.'), error, desk);
      }
    }),
  );
}
