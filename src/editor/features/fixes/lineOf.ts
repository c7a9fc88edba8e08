import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { entryOf } from '../../desk/entryOf.js';

/** Where the private key of a line of the Certificates view stands; `offset` counts UTF-16 code units. */
interface KeyLine {
  readonly uri: vscode.Uri;
  readonly offset: number;
}

/** Undefined for what is no such line. */
export function lineOf(line: unknown): KeyLine | undefined {
  if (typeof line !== 'object' || line === null || !('type' in line) || !('uri' in line)) return undefined;
  const uri = line.uri as vscode.Uri;
  // An entry’s line has the file of what the entry is about.
  if (entryOf(line)) return { uri: vscode.Uri.joinPath(uri, '..', 'key.pem'), offset: 0 };
  if (line.type === 'file') return { uri, offset: 0 };
  if (line.type === 'item' && 'item' in line) return { uri, offset: (line.item as Item).span.start };
  return undefined;
}
