import * as vscode from 'vscode';
import type { Span } from '../../../core/base/span.js';
import type { EntryAddress } from '../../../core/store/layout.js';
import type { Desk } from '../../desk/desk.js';
import { commands, views } from '../../desk/ids.js';
import { isBinary } from '../../desk/isBinary.js';
import { toRange } from '../../desk/ranges.js';
import { showInViewer } from '../../desk/showInViewer.js';
import { toSignal } from '../../desk/signal.js';
import { CertificateTree } from './certificateTree.js';

/** The Certificates view, and what its lines do. */
export function register(desk: Desk): vscode.Disposable {
  const tree = new CertificateTree(desk);
  const view = vscode.window.createTreeView(views.certificates, {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  /** What a person has just added shows where it stands. */
  const reveal = async ([first]: readonly EntryAddress[]) => {
    const node = first && (await tree.find(first));
    if (node) await view.reveal(node);
  };
  return vscode.Disposable.from(
    tree,
    view,
    desk.store.onDidAdd((added) => {
      reveal(added).catch((error: unknown) => {
        desk.log.warn(error instanceof Error ? error.message : String(error));
      });
    }),
    vscode.commands.registerCommand(commands.openCertificate, openCertificate),
    vscode.commands.registerCommand(commands.showLog, () => {
      desk.log.show();
    }),
    vscode.commands.registerCommand(commands.scanWorkspace, () => scan(desk)),
  );
}

/** Looks at everything anew, also at what a distant file system has not told of. */
function scan({ files }: Desk): Thenable<void> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Scanning the workspace for certificates'),
      cancellable: true,
    },
    async (_progress, token) => {
      files.forget();
      await files.scan(toSignal(token));
    },
  );
}

/** Shows the file, text with the cursor on the certificate, anything else in the viewer, whatever it is called. */
async function openCertificate(uri: vscode.Uri, span?: Span): Promise<void> {
  if (await isBinary(uri)) {
    await showInViewer(uri, { preserveFocus: true });
    return;
  }
  const document = span && (await openText(uri));
  if (span === undefined || document === undefined) {
    await vscode.commands.executeCommand('vscode.open', uri);
    return;
  }
  const { start } = toRange(document, span);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(start, start),
    preserveFocus: true,
  });
}

/** undefined where the file is not text. */
async function openText(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
