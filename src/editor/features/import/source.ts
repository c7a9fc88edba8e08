import type * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';

/** Where an import takes what it imports from. */
export type Source =
  /** A file, an archive or a folder. */
  | { readonly uri: vscode.Uri }
  /** Something that is no file: the clipboard, a selection, what was dropped from elsewhere. */
  | { readonly name: string; readonly content: string | Uint8Array }
  /** Some objects of a file. */
  | { readonly name: string; readonly items: readonly Item[] };
