import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { nameOf } from './listFiles.js';
import type { Source } from './source.js';

/**
 * What a command was called with: files of the Explorer, lines of the Certificates view, with all that are selected, or
 * something that was dropped. Undefined where there is none of these.
 */
export async function givenSources([one, selected]: readonly unknown[]): Promise<
  readonly Source[] | undefined
> {
  if (one instanceof vscode.DataTransfer) return droppedSources(one);
  const given = Array.isArray(selected) && selected.includes(one) ? (selected as unknown[]) : [one];
  const sources = withoutParts(given.flatMap(toSource));
  return sources.length > 0 ? sources : undefined;
}

/** The file in front: as its editor has it, or as it is saved where the Certificate Viewer shows it. */
export async function sourceInFront(): Promise<readonly Source[] | undefined> {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom) return [{ uri: input.uri }];
  if (!(input instanceof vscode.TabInputText)) return undefined;
  const document = await vscode.workspace.openTextDocument(input.uri);
  return [{ name: nameOf(input.uri), content: document.getText() }];
}

function toSource(given: unknown): readonly Source[] {
  if (given instanceof vscode.Uri) return [{ uri: given }];
  if (typeof given !== 'object' || given === null || !('type' in given) || !('uri' in given)) return [];
  const { uri } = given;
  if (!(uri instanceof vscode.Uri)) return [];
  if (given.type === 'file') return [{ uri }];
  return given.type === 'item' && 'item' in given ? [{ name: nameOf(uri), items: [given.item as Item] }] : [];
}

/** Objects of a file that is among the sources itself come with it. */
function withoutParts(sources: readonly Source[]): readonly Source[] {
  const whole = new Set(sources.flatMap((source) => ('uri' in source ? nameOf(source.uri) : [])));
  return sources.filter((source) => !('items' in source) || !whole.has(source.name));
}

/** From the Explorer come addresses, from outside files, which have one on the desktop alone; from an editor text. */
async function droppedSources(dropped: vscode.DataTransfer): Promise<readonly Source[]> {
  const list = (await dropped.get('text/uri-list')?.asString()) ?? '';
  const uris = list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => vscode.Uri.parse(line, true));
  const sources: Source[] = uris.map((uri) => ({ uri }));
  for (const [, item] of dropped) {
    const file = item.asFile();
    if (file === undefined || uris.some(({ path }) => path === file.uri?.path)) continue;
    sources.push(file.uri ? { uri: file.uri } : { name: file.name, content: await file.data() });
  }
  if (sources.length > 0) return sources;
  const content = (await dropped.get('text/plain')?.asString()) ?? '';
  return content === '' ? [] : [{ name: vscode.l10n.t('dropped text'), content }];
}

/** Files to choose, from this folder on: archives are unpacked. */
export async function askFiles(defaultUri: vscode.Uri): Promise<readonly Source[] | undefined> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    defaultUri,
    openLabel: vscode.l10n.t('Import'),
    title: vscode.l10n.t(
      'Files with certificates, private keys or revocation lists, in any format, or ZIP archives',
    ),
  });
  return uris?.map((uri) => ({ uri }));
}

/** Folders to choose, from this one on: all that is in them and below. */
export async function askFolder(defaultUri: vscode.Uri): Promise<readonly Source[] | undefined> {
  const uris = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    defaultUri,
    openLabel: vscode.l10n.t('Import'),
    title: vscode.l10n.t('Folders with certificates'),
  });
  return uris?.map((uri) => ({ uri }));
}

export async function fromClipboard(): Promise<readonly Source[] | undefined> {
  const content = await vscode.env.clipboard.readText();
  if (content.trim() !== '') return [{ name: vscode.l10n.t('clipboard'), content }];
  void vscode.window.showInformationMessage(vscode.l10n.t('There is no text in the clipboard.'));
  return undefined;
}

/** What is selected in the editor in front; where nothing is, all of its text. */
export function fromSelection(): Promise<readonly Source[] | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No text is open in an editor.'));
    return Promise.resolve(undefined);
  }
  const { document, selections } = editor;
  const selected = selections.map((selection) => document.getText(selection)).join('\n');
  const content = selected.trim() === '' ? document.getText() : selected;
  return Promise.resolve([{ name: nameOf(document.uri), content }]);
}
