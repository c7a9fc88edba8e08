import * as vscode from 'vscode';
import type { Span } from '../../../core/base/span.js';
import type { Desk } from '../../desk/desk.js';
import { commands, views } from '../../desk/ids.js';
import { toRange } from '../../desk/ranges.js';
import { CertificateTree } from './certificateTree.js';

/** The Certificates view, and what its lines do. */
export function register(desk: Desk): vscode.Disposable {
  const tree = new CertificateTree(desk);
  const view = vscode.window.createTreeView(views.certificates, {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  return vscode.Disposable.from(
    tree,
    view,
    vscode.commands.registerCommand(commands.openCertificate, openCertificate),
    vscode.commands.registerCommand(commands.showLog, () => {
      desk.log.show();
    }),
    vscode.commands.registerCommand(commands.scanWorkspace, () =>
      vscode.window.withProgress({ location: { viewId: views.certificates } }, async () => {
        desk.files.forget();
        await desk.files.readAll();
      }),
    ),
  );
}

/** Shows the file with the cursor on the certificate; a binary file in whatever editor there is for it. */
async function openCertificate(uri: vscode.Uri, span?: Span): Promise<void> {
  if (span === undefined || uri.path.endsWith('.der')) {
    await vscode.commands.executeCommand('vscode.open', uri);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const { start } = toRange(document, span);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(start, start),
    preserveFocus: true,
  });
}
