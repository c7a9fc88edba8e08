import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands, webviewPanels } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';

/** The inventory, and the quiet notice of what expires; loaded once the store has been read, or somebody asks. */
export function register(desk: Desk): vscode.Disposable {
  const loaded: { dispose(): unknown }[] = [];
  const begin = async () => {
    const { ExpiryWatch } = await import('./expiryWatch.js');
    const watch = new ExpiryWatch(desk);
    loaded.push(watch);
    return watch;
  };
  let watching: ReturnType<typeof begin> | undefined;
  return vscode.Disposable.from(
    {
      dispose: () => {
        vscode.Disposable.from(...loaded).dispose();
      },
    },
    desk.store.onDidRead(() => {
      watching ??= begin();
      void watching.then((watch) => watch.update());
    }),
    vscode.window.registerWebviewPanelSerializer(webviewPanels.inventory, {
      async deserializeWebviewPanel(panel) {
        const { restoreInventory } = await import('./inventoryCommands.js');
        restoreInventory(panel, desk);
      },
    }),
    ...([commands.openInventory, commands.exportInventory] as const).map((id) =>
      vscode.commands.registerCommand(id, async () => {
        try {
          const { inventoryCommands } = await import('./inventoryCommands.js');
          await inventoryCommands[id](desk);
        } catch (error) {
          reportFailure(vscode.l10n.t('There is no inventory.'), error, desk);
        }
      }),
    ),
  );
}
