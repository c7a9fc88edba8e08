import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { isBinary } from '../../desk/isBinary.js';
import { showInViewer } from '../../desk/showInViewer.js';

/** Names that both text and binary files have, for which the viewer is an option of VS Code's. */
const EITHER = /\.(cer|crt|key|p7b|p7c|crl|csr)$/i;

const MEANT = 'reopenedAsText';

/** Names that are kept: nobody reopens more. */
const KEPT_NAMES = 200;

/**
 * VS Code opens a binary `.cer` as text, since it goes by the name: what shows is a notice or gibberish. The viewer takes
 * its place, in the same column. Who has the viewer and reopens the file as text, or has its ending associated with an
 * editor, means it and is not contradicted.
 */
export function watchBinaryTabs({ log, memory }: Pick<Desk, 'log' | 'memory'>): vscode.Disposable {
  /** Files that a person has reopened as text, also before the window was last closed; the oldest are forgotten first. */
  const meant = new Set(memory.get<readonly string[]>(MEANT, []));
  const mean = (name: string): void => {
    meant.add(name);
    void memory.update(MEANT, [...meant].slice(-KEPT_NAMES));
  };
  const react = async ({ closed, opened }: Pick<vscode.TabChangeEvent, 'closed' | 'opened'>) => {
    for (const tab of opened) {
      const { input } = tab;
      if (!(input instanceof vscode.TabInputText) || !isEither(input.uri)) continue;
      const name = input.uri.toString();
      if ([...closed, ...tab.group.tabs].some((one) => isCustom(one, name))) mean(name);
      if (meant.has(name) || !(await isBinary(input.uri))) continue;
      await replace(tab, input.uri);
    }
  };
  const listen = (event: Parameters<typeof react>[0]) => {
    react(event).catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
    });
  };
  // The extension wakes with such a file, whose tab is there by then.
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab) listen({ opened: [activeTab], closed: [] });
  return vscode.window.tabGroups.onDidChangeTabs(listen);
}

function isEither(uri: vscode.Uri): boolean {
  const [ending = ''] = EITHER.exec(uri.path) ?? [];
  return (
    ending !== '' &&
    vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined &&
    !isAssociated(ending)
  );
}

function isAssociated(ending: string): boolean {
  const associations = vscode.workspace.getConfiguration('workbench').get<unknown>('editorAssociations');
  const patterns = typeof associations === 'object' && associations !== null ? Object.keys(associations) : [];
  return patterns.some((pattern) => pattern.toLowerCase() === `*${ending.toLowerCase()}`);
}

function isCustom({ input }: vscode.Tab, name: string): boolean {
  return input instanceof vscode.TabInputCustom && input.uri.toString() === name;
}

async function replace(tab: vscode.Tab, uri: vscode.Uri): Promise<void> {
  const { viewColumn } = tab.group;
  await showInViewer(uri, { viewColumn, preview: tab.isPreview, preserveFocus: true });
  // A preview has been replaced already.
  const rest = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ group, input }) => group.viewColumn === viewColumn && isText(input, uri));
  if (rest.length > 0) await vscode.window.tabGroups.close(rest, true);
}

function isText(input: unknown, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
}
