import * as vscode from 'vscode';
import type { InventoryLine } from '../../../core/inventory/inventory.js';
import type { Desk } from '../../desk/desk.js';
import { commands, webviewPanels } from '../../desk/ids.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { pageRoots, writePage } from '../../desk/webPage.js';
import { type FromPage, readMessage, type ToPage } from './messages.js';
import { takeStock } from './takeStock.js';
import { toPage } from './toPage.js';

/** How long a burst of changes may be before the table follows, in milliseconds. */
const BURST = 200;

let shown: vscode.WebviewPanel | undefined;

/** Shows the inventory in a tab; there is one, however often it is asked for. */
export function openInventory(desk: Desk): void {
  if (shown) {
    shown.reveal();
    return;
  }
  const panel = vscode.window.createWebviewPanel(
    webviewPanels.inventory,
    vscode.l10n.t('Certificate Inventory'),
    vscode.ViewColumn.Active,
    { enableFindWidget: true },
  );
  fill(panel, desk);
}

/** Fills the tab again that was open when the window was closed. */
export function restoreInventory(panel: vscode.WebviewPanel, desk: Desk): void {
  // There is one, and a person may have asked for it already.
  if (shown) panel.dispose();
  else fill(panel, desk);
}

function fill(panel: vscode.WebviewPanel, desk: Desk): void {
  shown = panel;
  panel.webview.options = { enableScripts: true, localResourceRoots: pageRoots(desk.extensionUri) };
  const inventory = new InventoryPanel(panel.webview, desk);
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const asked = readMessage(message);
    if (asked) inventory.receive(asked);
  });
  panel.onDidDispose(() => {
    shown = undefined;
    inventory.dispose();
  });
  const title = vscode.l10n.t('Certificate Inventory');
  panel.webview.html = writePage(panel.webview, desk.extensionUri, { name: 'inventory', title });
}

/** The table of one tab: told what to show, anew when the store or a file changes. */
export class InventoryPanel implements vscode.Disposable {
  readonly #webview: Pick<vscode.Webview, 'postMessage'>;
  readonly #desk: Desk;
  readonly #listening: vscode.Disposable;
  #burst: ReturnType<typeof setTimeout> | undefined;
  #lines: readonly InventoryLine[] = [];
  #hasFiles = false;
  #last = '';
  /** Which of the questions was the last: a late answer to another one is dropped. */
  #asked = 0;

  constructor(webview: Pick<vscode.Webview, 'postMessage'>, desk: Desk) {
    this.#webview = webview;
    this.#desk = desk;
    const later = () => {
      clearTimeout(this.#burst);
      this.#burst = setTimeout(() => {
        this.#follow();
      }, BURST);
    };
    this.#listening = vscode.Disposable.from(
      desk.store.onDidChange(later),
      desk.files.onDidChange(() => {
        if (this.#hasFiles) later();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#burst);
    vscode.Disposable.from(this.#listening).dispose();
  }

  receive(message: FromPage): void {
    switch (message.type) {
      case 'ready':
        this.#last = '';
        this.#follow();
        return;
      case 'files':
        this.#hasFiles = message.hasFiles;
        this.#follow();
        return;
      case 'export':
        void vscode.commands.executeCommand(commands.exportInventory);
        return;
      case 'open':
        this.#open(message.line);
    }
  }

  #follow(): void {
    this.show().catch((error: unknown) => {
      if (!(error instanceof vscode.CancellationError))
        this.#desk.log.error(error instanceof Error ? error : String(error));
    });
  }

  /** Takes the inventory and tells the page, where there is anything new. */
  async show(): Promise<void> {
    const asked = ++this.#asked;
    const lines = await withLateProgress(vscode.l10n.t('Taking the inventory'), (signal) =>
      takeStock(this.#hasFiles, this.#desk, signal),
    );
    if (asked !== this.#asked) return;
    this.#lines = lines;
    const message: ToPage = toPage(lines, this.#hasFiles, this.#desk.clock());
    const text = JSON.stringify(message);
    if (text !== this.#last) await this.#webview.postMessage(message);
    this.#last = text;
  }

  #open(number: number): void {
    const place = this.#lines[number]?.places[0];
    const uri = place && this.#desk.known.uriOf(place.file);
    if (uri) void vscode.commands.executeCommand(commands.openCertificate, uri, place.span);
  }
}
