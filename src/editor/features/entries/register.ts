import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands, schemes } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { writingDesk } from '../../desk/storeDesk.js';
import { type Asked, SELECTION } from './asked.js';

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
    ...reading.map((id) =>
      registerOne(id, desk, async (asked) => {
        const { readingCommands } = await import('./entryCommands.js');
        await readingCommands[id](asked, desk);
      }),
    ),
    ...writing.map((id) =>
      registerOne(id, desk, async (asked) => {
        const { line } = asked;
        const own = await writingDesk(desk, line === SELECTION ? desk.selection.lines()[0] : line);
        if (own === undefined) return;
        const { writingCommands } = await import('./entryCommands.js');
        await writingCommands[id](asked, own);
      }),
    ),
  );
}

function registerOne(id: string, desk: Desk, run: (asked: Asked) => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (line?: unknown, lines?: unknown) => {
    try {
      await run({ line, lines });
    } catch (error) {
      reportFailure(vscode.l10n.t('Nothing was changed.'), error, desk);
    }
  });
}
