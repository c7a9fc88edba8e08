import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { pageRoots, writePage } from '../../desk/webPage.js';
import { readMessage } from './readMessage.js';
import { ViewerDocument } from './viewerDocument.js';
import { ViewerPanel } from './viewerPanel.js';

/** The read-only editor that shows what is inside a file of certificates and keys. */
export class CertificateViewer implements vscode.CustomReadonlyEditorProvider<ViewerDocument> {
  readonly #desk: Desk;
  readonly #panels = new Map<
    vscode.WebviewPanel,
    { readonly uri: vscode.Uri; readonly panel: ViewerPanel }
  >();
  /** Objects to be shown in files that are about to open. */
  readonly #awaited = new Map<string, number>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async openCustomDocument(uri: vscode.Uri): Promise<ViewerDocument> {
    const document = new ViewerDocument(uri, this.#desk);
    // The page opens meanwhile; what the file holds is told to it when it is known.
    await Promise.resolve();
    void document.read();
    return document;
  }

  resolveCustomEditor(document: ViewerDocument, webviewPanel: vscode.WebviewPanel): void {
    const { extensionUri, log } = this.#desk;
    const { webview } = webviewPanel;
    const panel = new ViewerPanel(document, webview, this.#desk);
    const name = document.uri.toString();
    this.#panels.set(webviewPanel, { uri: document.uri, panel });
    const object = this.#awaited.get(name);
    this.#awaited.delete(name);
    if (object !== undefined) panel.reveal(object);
    webview.options = { enableScripts: true, localResourceRoots: pageRoots(extensionUri) };
    const listening = [
      document.onDidChange(() => {
        panel.show();
      }),
      webview.onDidReceiveMessage((message: unknown) => {
        const asked = readMessage(message);
        if (asked === undefined) return;
        panel.receive(asked).catch((error: unknown) => {
          // What a person called off is no failure.
          if (error instanceof vscode.CancellationError) return;
          log.error(error instanceof Error ? error : String(error));
        });
      }),
    ];
    webviewPanel.onDidDispose(() => {
      this.#panels.delete(webviewPanel);
      vscode.Disposable.from(...listening).dispose();
    });
    webview.html = writePage(webview, extensionUri, {
      name: 'viewer',
      title: vscode.l10n.t('Certificate Viewer'),
    });
  }

  /** Brings an object of a file into view, now or when the file has opened. */
  reveal(uri: vscode.Uri, object: number): void {
    const shown = [...this.#panels.values()].filter((one) => one.uri.toString() === uri.toString());
    for (const { panel } of shown) panel.reveal(object);
    if (shown.length === 0) this.#awaited.set(uri.toString(), object);
  }
}
