import * as vscode from 'vscode';
import { keyUnencrypted } from '../../../core/findings/rules/keyUnencrypted.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import { isInTheClear } from '../../../core/keys/isInTheClear.js';
import { sayKeyUnencrypted } from '../../../core/words/findingWords.js';
import type { Desk } from '../../desk/desk.js';
import { readOctets } from '../../desk/readOctets.js';
import { isInspected } from './inspectDocument.js';
import { rangesIn } from './rangesIn.js';
import { newDiagnostic } from './toDiagnostic.js';

/**
 * Private keys in the clear, text or binary, in the certificate files of the workspace that no editor has: one that has
 * it says so itself. Nothing before the workspace has been scanned; from then on what has changed is read again.
 */
export async function clearKeysInFiles(
  { files }: Pick<Desk, 'files'>,
  signal: AbortSignal,
): Promise<[vscode.Uri, vscode.Diagnostic[]][]> {
  if (!files.hasScanned) return [];
  await files.scan(signal);
  const open = new Set(
    vscode.workspace.textDocuments.filter(isInspected).map((document) => document.uri.toString()),
  );
  const found: [vscode.Uri, vscode.Diagnostic[]][] = [];
  for (const { contents, uri } of await files.scanned()) {
    const clear = contents.items.flatMap((item) =>
      item.model.kind === 'privateKey' && isInTheClear(item.model) ? [{ item, key: item.model }] : [],
    );
    if (clear.length === 0 || open.has(uri.toString())) continue;
    const range = rangesIn(await readOctets(uri).catch(() => undefined));
    const { code, severity } = keyUnencrypted;
    const tell = ({ item, key }: (typeof clear)[number]) =>
      newDiagnostic({ code, severity, message: sayKeyUnencrypted(key) }, range(placeOf(item)));
    found.push([uri, clear.map(tell)]);
  }
  return found;
}
