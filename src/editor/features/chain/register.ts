import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands, languages, schemes } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { toSignal } from '../../desk/signal.js';

/** Show Chain, Go to Definition (the issuer) and Find References (what it issued); loaded when first asked for. */
export function register(desk: Desk): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const refresh = () => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === schemes.chain) changed.fire(uri);
  };
  const content: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const { writeChainOf } = await import('./chainDocument.js');
      return writeChainOf(uri, desk, toSignal(token));
    },
  };
  const links: vscode.DocumentLinkProvider = {
    async provideDocumentLinks(document) {
      const { linksIn } = await import('./chainDocument.js');
      return linksIn(document, desk);
    },
  };
  const issuers: vscode.DefinitionProvider = {
    async provideDefinition(document, position, token) {
      const { findIssuers } = await import('./relatives.js');
      return findIssuers(document, position, desk, toSignal(token));
    },
  };
  const issued: vscode.ReferenceProvider = {
    async provideReferences(document, position, _context, token) {
      const { findIssued } = await import('./relatives.js');
      return findIssued(document, position, desk, toSignal(token));
    },
  };
  return vscode.Disposable.from(
    changed,
    desk.known.onDidChange(refresh),
    desk.files.onDidChange(refresh),
    vscode.workspace.registerTextDocumentContentProvider(schemes.chain, content),
    vscode.languages.registerDocumentLinkProvider({ scheme: schemes.chain }, links),
    vscode.languages.registerDefinitionProvider(languages.pem, issuers),
    vscode.languages.registerReferenceProvider(languages.pem, issued),
    vscode.commands.registerCommand(commands.showChain, async (asked?: unknown, place?: unknown) => {
      try {
        const { showChain } = await import('./showChain.js');
        await showChain(asked, place, desk);
      } catch (error) {
        reportFailure(vscode.l10n.t('The chain cannot be shown.'), error, desk);
      }
    }),
  );
}
