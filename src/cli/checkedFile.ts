import type { Contents } from '../core/contents/contents.js';
import { decodeText } from '../core/contents/decodeText.js';
import { readContents } from '../core/contents/readContents.js';
import { placeOf } from '../core/findings/inspectedFile.js';
import type { KnownCertificate } from '../core/path/pool.js';

/** A certificate file as it was read. */
export interface CheckedFile {
  readonly file: string;
  /** undefined for a binary file. */
  readonly text: string | undefined;
  readonly contents: Contents;
}

export function readCheckedFile(file: string, bytes: Uint8Array): CheckedFile {
  const text = decodeText(bytes);
  return { file, text, contents: readContents(text ?? bytes) };
}

/** The certificates of a file, for whoever looks for an issuer. */
export function toKnown({ file, contents }: CheckedFile): readonly KnownCertificate[] {
  return contents.items.flatMap((item) =>
    item.model.kind === 'certificate' ? [{ certificate: item.model, file, span: placeOf(item) }] : [],
  );
}
