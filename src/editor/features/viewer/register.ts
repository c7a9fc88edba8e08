import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands, customEditors } from '../../desk/ids.js';
import { showInViewer } from '../../desk/showInViewer.js';
import type { CertificateViewer } from './certificateViewer.js';
import type { ViewerDocument } from './viewerDocument.js';
import { watchBinaryTabs } from './watchBinaryTabs.js';

/** The Certificate Viewer, which loads when it is first asked for, the command that opens it, and what becomes of a binary file that opens as text. */
export function register(desk: Desk): vscode.Disposable {
  let viewer: Promise<CertificateViewer> | undefined;
  const load = () =>
    (viewer ??= import('./certificateViewer.js').then((loaded) => new loaded.CertificateViewer(desk)));
  const provider: vscode.CustomReadonlyEditorProvider<ViewerDocument> = {
    openCustomDocument: async (uri) => (await load()).openCustomDocument(uri),
    resolveCustomEditor: async (document, panel) => {
      (await load()).resolveCustomEditor(document, panel);
    },
  };
  const options = { supportsMultipleEditorsPerDocument: true };
  return vscode.Disposable.from(
    ...Object.values(customEditors).map((id) =>
      vscode.window.registerCustomEditorProvider(id, provider, options),
    ),
    vscode.commands.registerCommand(commands.openInViewer, async (asked?: unknown, object?: unknown) => {
      const uri = uriOf(asked) ?? activeUri();
      if (uri === undefined) return;
      if (typeof object === 'number') (await load()).reveal(uri, object);
      await showInViewer(uri);
    }),
    watchBinaryTabs(desk),
  );
}

/** A menu hands over the file, the Certificates view its line. */
function uriOf(asked: unknown): vscode.Uri | undefined {
  if (asked instanceof vscode.Uri) return asked;
  const hasUri = typeof asked === 'object' && asked !== null && 'uri' in asked;
  return hasUri && asked.uri instanceof vscode.Uri ? asked.uri : undefined;
}

/** The file of the editor in front, whatever kind of editor it is. */
function activeUri(): vscode.Uri | undefined {
  return uriOf(vscode.window.tabGroups.activeTabGroup.activeTab?.input);
}
