import type * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import type { Desk } from '../../desk/desk.js';
import { entryOf } from '../../desk/entryOf.js';

/** Where the private key of a line of the Certificates view stands; `offset` counts UTF-16 code units. */
interface KeyLine {
  readonly uri: vscode.Uri;
  readonly offset: number;
}

/** Undefined for what is no such line. */
export function lineOf(line: unknown, { store }: Pick<Desk, 'store'>): KeyLine | undefined {
  const entry = entryOf(line);
  const own = entry && store.uriOf(entry, 'key.pem');
  if (own) return { uri: own, offset: 0 };
  if (typeof line !== 'object' || line === null || !('type' in line) || !('uri' in line)) return undefined;
  const uri = line.uri as vscode.Uri;
  if (line.type === 'file') return { uri, offset: 0 };
  if (line.type === 'item' && 'item' in line) return { uri, offset: (line.item as Item).span.start };
  return undefined;
}
