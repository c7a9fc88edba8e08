import type * as vscode from 'vscode';
import { decodeText } from '../../core/contents/decodeText.js';
import { readOctets } from './readOctets.js';

/** Whether the file's octets are no text: then only the viewer shows what it holds. A file that cannot be read is not. */
export async function isBinary(uri: vscode.Uri): Promise<boolean> {
  try {
    const octets = await readOctets(uri);
    return octets.length > 0 && decodeText(octets) === undefined;
  } catch {
    return false;
  }
}
