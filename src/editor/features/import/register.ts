import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { writingDesk } from '../../desk/storeDesk.js';

const ways = [
  commands.importCertificate,
  commands.importFolder,
  commands.importClipboard,
  commands.importSelection,
  commands.addToStore,
] as const;

/** The ways into the store. What they need is loaded when one is taken. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.Disposable.from(
    ...ways.map((id) =>
      vscode.commands.registerCommand(id, async (...given: readonly unknown[]) => {
        try {
          const own = await writingDesk(desk);
          if (own === undefined) return;
          const { importFrom, sourcesOf } = await import('./importCertificates.js');
          const sources = await sourcesOf[id](given, own.store.root.uri);
          if (sources) await importFrom(sources, own);
        } catch (error) {
          reportFailure(vscode.l10n.t('The import did not go through.'), error, desk);
        }
      }),
    ),
  );
}
