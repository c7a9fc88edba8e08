import type * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { type InspectedFile, toInspectedFile } from '../../../core/findings/inspectedFile.js';
import type { Desk } from '../../desk/desk.js';
import { inspectContext } from '../../desk/inspectContext.js';
import { textOf, toOffset } from '../../desk/ranges.js';

/** A document as the mends see it. */
export interface FixedDocument {
  readonly document: vscode.TextDocument;
  readonly text: string;
  /** Read as its findings are: issuers are looked for in the file and the store. */
  readonly file: InspectedFile;
  readonly items: readonly Item[];
  readonly signal: AbortSignal;
}

export async function toFixedDocument(
  document: vscode.TextDocument,
  desk: Desk,
  signal: AbortSignal,
): Promise<FixedDocument> {
  const contents = desk.documents.contentsOf(document);
  const context = inspectContext(document.uri, desk, await desk.known.stored(document.uri), signal);
  return {
    document,
    text: textOf(document),
    file: toInspectedFile(contents, context),
    items: contents.items,
    signal,
  };
}

/** The file once more, with issuers looked for in the whole workspace: it is scanned where it has not been. */
export async function inWorkspace(
  { document, file: { contents }, signal }: FixedDocument,
  desk: Desk,
): Promise<InspectedFile> {
  await desk.files.scan(signal);
  return toInspectedFile(contents, inspectContext(document.uri, desk, await desk.known.all(), signal));
}

/** The block that a range begins in, or else ends at: a byte order mark stands before it. */
export function itemAt({ document, items }: FixedDocument, range: vscode.Range): Item | undefined {
  const blocks = items.filter(({ container }) => container === undefined);
  const at = (place: vscode.Position): Item | undefined => {
    const offset = toOffset(document, place);
    return blocks.find(({ span }) => span.start <= offset && offset < span.end);
  };
  return at(range.start) ?? at(range.end);
}
