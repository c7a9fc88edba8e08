import type * as vscode from 'vscode';
import type { Contents } from '../../core/contents/contents.js';
import { readContents } from '../../core/contents/readContents.js';
import { languages } from './ids.js';

/** A document is decoded once for each of its versions, whoever asks. */
export class Documents {
  readonly #read = new WeakMap<vscode.TextDocument, { version: number; contents: Contents }>();

  contentsOf(document: vscode.TextDocument): Contents {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.contents;
    const contents = readContents(document.getText());
    this.#read.set(document, { version: document.version, contents });
    return contents;
  }
}

/** PEM text that a person works on. What git shows of the past is nothing that could be mended. */
export function isPem(document: vscode.TextDocument): boolean {
  return document.languageId === languages.pem && document.uri.scheme !== 'git';
}
