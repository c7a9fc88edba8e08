import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import type { Desk } from '../../desk/desk.js';
import { toSignal } from '../../desk/signal.js';

/** Install jobs are YAML to VS Code, whatever else reads YAML in it: they are known by their names. */
const jobs: vscode.DocumentSelector = { pattern: `**/*${JOB_FILE_ENDING}` };

/** The notes of an entry of the store, whose label jobs repeat. */
const notes: vscode.DocumentSelector = { pattern: '**/entry.yaml' };

/** Writing install jobs: completion, hover, mends, F12, Shift+F12 and F2 on references. Loaded when first asked for. */
export function register(desk: Desk): vscode.Disposable {
  const load = () => import('./jobProviders.js');
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      jobs,
      {
        async provideCompletionItems(document, position) {
          return (await load()).completeAt(document, position, desk);
        },
      },
      ' ',
    ),
    vscode.languages.registerHoverProvider(jobs, {
      async provideHover(document, position) {
        return (await load()).describeAt(document, position, desk);
      },
    }),
    vscode.languages.registerCodeActionsProvider(
      jobs,
      {
        async provideCodeActions(document, _range, context, token) {
          return (await load()).mendsAt(document, context, desk, toSignal(token));
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerCodeActionsProvider(
      notes,
      {
        async provideCodeActions(document, _range, context) {
          if (context.diagnostics.length === 0) return [];
          return (await load()).labelMendsAt(document, context, desk);
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerDefinitionProvider(jobs, {
      async provideDefinition(document, position) {
        return (await load()).entryAt(document, position, desk);
      },
    }),
    vscode.languages.registerReferenceProvider(jobs, {
      async provideReferences(document, position) {
        return (await load()).usesOfEntryAt(document, position, desk);
      },
    }),
    vscode.languages.registerRenameProvider(jobs, {
      async prepareRename(document, position) {
        return (await load()).renamedAt(document, position, desk);
      },
      async provideRenameEdits(document, position, name) {
        return (await load()).renameAt(document, position, name, desk);
      },
    }),
  );
}
