import * as vscode from 'vscode';
import type { Span } from '../../../core/base/span.js';
import type { EntryAddress } from '../../../core/store/layout.js';
import type { Desk } from '../../desk/desk.js';
import { commands, views } from '../../desk/ids.js';
import { isBinary } from '../../desk/isBinary.js';
import { toRange } from '../../desk/ranges.js';
import { showInViewer } from '../../desk/showInViewer.js';
import { toSignal } from '../../desk/signal.js';
import type { CertificateView } from './certificateView.js';
import type { Node } from './nodes.js';

const arranging = [
  commands.filterEntries,
  commands.clearFilter,
  commands.sortByName,
  commands.sortByExpiry,
  commands.groupByTag,
  commands.ungroup,
] as const;

/** The Certificates view, and what its lines do; what draws it is loaded when it shows. */
export function register(desk: Desk): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const loaded: { dispose(): unknown }[] = [];
  let loading: Promise<CertificateView> | undefined;
  const load = () => (loading ??= begin());
  const begin = async () => {
    const { CertificateView } = await import('./certificateView.js');
    const shown = new CertificateView(view, desk);
    loaded.push(
      shown,
      shown.tree.onDidChangeTreeData(() => {
        changed.fire(undefined);
      }),
    );
    return shown;
  };
  const treeDataProvider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: async (node) => (await load()).tree.getTreeItem(node),
    resolveTreeItem: async (item, node) => (await load()).tree.resolveTreeItem(item, node),
    getChildren: async (node) => (await load()).tree.getChildren(node),
    getParent: async (node) => (await load()).tree.getParent(node),
  };
  const view = vscode.window.createTreeView(views.certificates, {
    treeDataProvider,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: intoStore,
  });
  // As it is when it is asked for: the view keeps its selection by ids, which another store's lines may have as well.
  desk.selection.lines = () => view.selection;
  /** What a person has just added shows where it stands. */
  const reveal = async ([first]: readonly EntryAddress[]) => {
    const node = first && (await (await load()).tree.find(first));
    if (node) await view.reveal(node);
  };
  return vscode.Disposable.from(
    view,
    changed,
    {
      dispose: () => {
        vscode.Disposable.from(...loaded).dispose();
      },
    },
    desk.badge.event((badge) => {
      view.badge = badge;
    }),
    desk.store.onDidAdd((added) => {
      reveal(added).catch((error: unknown) => {
        desk.log.warn(error instanceof Error ? error.message : String(error));
      });
    }),
    vscode.commands.registerCommand(commands.openCertificate, openCertificate),
    vscode.commands.registerCommand(commands.showLog, () => {
      desk.log.show();
    }),
    vscode.commands.registerCommand(commands.chooseStore, async () => {
      const placeHolder = vscode.l10n.t('The certificate store of which folder is shown?');
      const root = await vscode.window.showWorkspaceFolderPick({ placeHolder });
      if (root) await desk.store.choose(root);
    }),
    vscode.commands.registerCommand(commands.scanWorkspace, () => scan(desk)),
    ...arranging.map((id) =>
      vscode.commands.registerCommand(id, async () => {
        await (await load()).arrange[id]();
      }),
    ),
  );
}

/** What is dropped on the view is imported: from the Explorer, from outside, from an editor. */
const intoStore: vscode.TreeDragAndDropController<Node> = {
  dropMimeTypes: ['text/uri-list', 'files', 'text/plain'],
  dragMimeTypes: [],
  handleDrop: (_target, dropped) => vscode.commands.executeCommand(commands.addToStore, dropped),
};

/** Looks at everything anew, also at what a distant file system has not told of. */
function scan({ files, store }: Desk): Thenable<void> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Scanning the workspace for certificates'),
      cancellable: true,
    },
    async (_progress, token) => {
      store.reread();
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
