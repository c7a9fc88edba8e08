import type { Contents } from '../core/contents/contents.js';
import { readContents } from '../core/contents/readContents.js';

/** A certificate file as it was read. */
export interface CheckedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly contents: Contents;
}

export function readCheckedFile(file: string, bytes: Uint8Array): CheckedFile {
  return { file, bytes, contents: readContents(bytes) };
}
