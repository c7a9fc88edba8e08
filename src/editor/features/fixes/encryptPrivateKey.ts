import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { isInTheClear } from '../../../core/keys/isInTheClear.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { writePem } from '../../../core/pem/writePem.js';
import type { Desk } from '../../desk/desk.js';
import { isBinary } from '../../desk/isBinary.js';
import { toOffset, toRange } from '../../desk/ranges.js';
import { encryptBinaryKey } from './encryptBinaryKey.js';
import { lineOf } from './lineOf.js';
import { askSealed, rememberSealed, sayNoClearKey, warnOfCopies } from './sealClearKey.js';

/** A private key in the clear, and the block that it stands in. */
interface ClearKey {
  readonly key: PrivateKey;
  readonly item: Item;
}

/**
 * Puts an encrypted key in the place of one in the clear: of a text in the open document, whose saving is the person's; of
 * a binary file in the file itself.
 * @param what the document, and `at` a place in the key's block; or a line of the Certificates view; without either the
 * editor in front, and its cursor
 */
export async function encryptPrivateKey(what: unknown, at: unknown, desk: Desk): Promise<void> {
  const line = lineOf(what);
  const uri = what instanceof vscode.Uri ? what : line?.uri;
  if (uri && (await isBinary(uri))) return encryptBinaryKey(uri, desk);
  const editor = vscode.window.activeTextEditor;
  const document = uri ? await vscode.workspace.openTextDocument(uri) : editor?.document;
  if (document === undefined) {
    sayNoClearKey();
    return;
  }
  const cursor = uri ? undefined : editor?.selection.active;
  const offset =
    line?.offset ??
    (at instanceof vscode.Position ? toOffset(document, at) : cursor && toOffset(document, cursor));
  const found = findClearKey(document, offset ?? 0, desk);
  if (found === undefined) sayNoClearKey();
  else await encryptInText(document, found, line !== undefined, desk);
}

async function encryptInText(
  document: vscode.TextDocument,
  { item, key }: ClearKey,
  isToShow: boolean,
  desk: Pick<Desk, 'secrets' | 'store'>,
): Promise<void> {
  const { version } = document;
  const sealed = await askSealed(key, document.uri, desk);
  if (sealed === undefined) return;
  const text = writePem('ENCRYPTED PRIVATE KEY', sealed.octets).trimEnd();
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, toRange(document, item.span), text);
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t('The file has changed meanwhile.'));
  await rememberSealed(sealed, document.uri, desk);
  if (isToShow) await vscode.window.showTextDocument(document);
  await warnOfCopies(() => document.save());
}

/** The one at the place, else the first. */
function findClearKey(
  document: vscode.TextDocument,
  offset: number,
  { documents }: Pick<Desk, 'documents'>,
): ClearKey | undefined {
  const keys = documents.contentsOf(document).items.flatMap((item): readonly ClearKey[] => {
    const { block, container, model } = item;
    const isOwn = model.kind === 'privateKey' && block !== undefined && container === undefined;
    return isOwn && isInTheClear(model) ? [{ key: model, item }] : [];
  });
  return keys.find(({ item: { span } }) => span.start <= offset && offset <= span.end) ?? keys[0];
}
