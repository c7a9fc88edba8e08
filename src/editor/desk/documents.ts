import type * as vscode from 'vscode';
import type { Contents } from '../../core/contents/contents.js';
import { rememberBlocks } from '../../core/contents/rememberBlocks.js';
import { languages } from './ids.js';
import { encodingOf, textOf } from './ranges.js';

/** What is known of one open document. */
interface Reading {
  readonly version: number;
  readonly encoding: string | undefined;
  readonly contents: Contents;
  readonly read: ReturnType<typeof rememberBlocks>;
}

/** A document is decoded once for each of its versions, whoever asks, and then only the blocks that have changed. */
export class Documents {
  readonly #readings = new WeakMap<vscode.TextDocument, Reading>();

  contentsOf(document: vscode.TextDocument): Contents {
    const { version } = document;
    const encoding = encodingOf(document);
    const known = this.#readings.get(document);
    if (known?.version === version && known.encoding === encoding) return known.contents;
    const read = known?.read ?? rememberBlocks();
    const contents = read(textOf(document), encoding?.startsWith('utf16'));
    this.#readings.set(document, { version, encoding, contents, read });
    return contents;
  }
}

/** Where VS Code shows how files were: nothing that could be mended. */
const PAST: readonly string[] = ['git', 'vscode-local-history'];

/** Whether it is a file as it is now, or will be once it is saved. */
export function isPresent({ uri }: vscode.TextDocument): boolean {
  return !PAST.includes(uri.scheme);
}

export function isPem({ languageId }: vscode.TextDocument): boolean {
  return languageId === languages.pem;
}
