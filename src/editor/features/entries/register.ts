import * as vscode from 'vscode';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands, schemes } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

const writing = [
  commands.renameEntry,
  commands.editNotes,
  commands.replaceCertificate,
  commands.changePassphrase,
  commands.deleteEntry,
] as const;
const reading = [commands.compareCertificates, commands.copyFromEntry, commands.findUses] as const;

/** What is done with entries of the store, and the documents that a comparison shows; loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const content: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const { writeDecodedOf } = await import('./entryCommands.js');
      return writeDecodedOf(uri, desk);
    },
  };
  return vscode.Disposable.from(
    changed,
    desk.files.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === schemes.decoded) changed.fire(uri);
    }),
    vscode.workspace.registerTextDocumentContentProvider(schemes.decoded, content),
    ...reading.map((id) => registerOne(id, desk, () => Promise.resolve(true))),
    ...writing.map((id) => registerOne(id, desk, mayWrite)),
  );
}

function registerOne(
  id: (typeof reading | typeof writing)[number],
  desk: Desk,
  mayRun: () => Promise<boolean>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (line?: unknown, lines?: unknown) => {
    try {
      if (!(await mayRun())) return;
      const { entryCommands } = await import('./entryCommands.js');
      await entryCommands[id]({ line, lines }, desk);
    } catch (error) {
      reportFailure(vscode.l10n.t('Nothing was changed.'), error, desk);
    }
  });
}
