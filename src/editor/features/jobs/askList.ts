import * as vscode from 'vscode';
import { decodeStrictly } from '../../../core/contents/decodeText.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { textOf, toOffset } from '../../desk/ranges.js';
import { readOctets } from '../../desk/readOctets.js';
import { askChoice } from '../../desk/steps.js';

/** A list of servers as text, and where it came from. */
export interface GivenList {
  readonly text: string;
  /** Undefined where it has not been saved. */
  readonly uri: vscode.Uri | undefined;
  readonly name: string;
  /** Where the text begins in its document: lines, and UTF-16 code units. */
  readonly firstLine: number;
  readonly offset: number;
  /** The document to show its places in. */
  readonly open: () => Thenable<vscode.TextDocument>;
}

/** Octets of a list that are read; the budget on its characters is the reader’s. */
const LIST_OCTETS = 4 * 1024 * 1024;

type Source = 'selection' | 'document' | 'file';

/**
 * The list that jobs are made of: the file that was clicked; else what the editor in front has, where that may be one; else
 * a file. Undefined where the person leaves.
 * @param folder where the dialog begins
 */
export async function askList(clicked: unknown, folder: vscode.Uri): Promise<GivenList | undefined> {
  if (clicked instanceof vscode.Uri) return readFile(clicked);
  const editor = vscode.window.activeTextEditor;
  const source = editor && mayBeList(editor) ? await askSource(editor) : 'file';
  if (source === undefined) return undefined;
  if (editor && source !== 'file') return fromEditor(editor, source);
  const file = await askFile(folder);
  return file && readFile(file);
}

/** A table in text: by its name, what somebody has pasted, or has selected of more. */
function mayBeList({ document, selection }: vscode.TextEditor): boolean {
  return isTable(document) || (isText(document) && (document.isUntitled || !selection.isSingleLine));
}

const isText = ({ languageId }: vscode.TextDocument) => languageId === 'plaintext';

function isTable(document: vscode.TextDocument): boolean {
  return /\.(csv|tsv)$/i.test(document.uri.path) || /^(csv|tsv)$/i.test(document.languageId);
}

async function askSource({ document, selection }: vscode.TextEditor): Promise<Source | undefined> {
  const { l10n } = vscode;
  const name = nameOf(document.uri);
  const outcome = await askChoice<Source>({
    placeholder: l10n.t('Which list of servers?'),
    choices: [
      ...(selection.isSingleLine
        ? []
        : [{ label: l10n.t('The selection'), description: name, value: 'selection' as const }]),
      { label: l10n.t('All of the editor in front'), description: name, value: 'document' },
      { label: l10n.t('A file…'), value: 'file' },
    ],
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function fromEditor({ document, selection }: vscode.TextEditor, source: Source): GivenList {
  const open = () => Promise.resolve(document);
  const uri = document.isUntitled ? undefined : document.uri;
  const name = nameOf(document.uri);
  if (source === 'document') return { text: textOf(document), uri, name, firstLine: 0, offset: 0, open };
  const { start } = selection;
  const offset = toOffset(document, start);
  return { text: document.getText(selection), uri, name, firstLine: start.line, offset, open };
}

/** As it stands in its editor, where it is open, saved or not. */
async function readFile(uri: vscode.Uri): Promise<GivenList> {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const text = document ? textOf(document) : decode(await readOctets(uri, LIST_OCTETS), nameOf(uri));
  const open = () => vscode.workspace.openTextDocument(uri);
  return { text, uri, name: nameOf(uri), firstLine: 0, offset: 0, open };
}

/** @throws Error where it is in an older encoding: which one cannot be told, and a guess would change names */
function decode(octets: Uint8Array, name: string): string {
  const text = decodeStrictly(octets);
  if (text !== undefined) return text;
  throw new Error(vscode.l10n.t('{0} is not in UTF-8. Save it as “CSV UTF-8”.', toPlain(name)));
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function askFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      defaultUri: folder,
      filters: { CSV: ['csv', 'txt', 'tsv'] },
      title: vscode.l10n.t(
        'List of servers: the first line names fields of the install job, each other line is a server',
      ),
    })) ?? [];
  return file;
}
