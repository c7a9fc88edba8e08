import type { Contents } from '../core/contents/contents.js';
import { placeOf } from '../core/contents/placeOf.js';
import { readContents } from '../core/contents/readContents.js';
import type { KnownCertificate } from '../core/path/pool.js';

/** A certificate file as it was read. */
export interface CheckedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly contents: Contents;
}

export function readCheckedFile(file: string, bytes: Uint8Array): CheckedFile {
  return { file, bytes, contents: readContents(bytes) };
}

/** The certificates of a file, for whoever looks for an issuer. */
export function toKnown({ file, contents }: CheckedFile): readonly KnownCertificate[] {
  return contents.items.flatMap((item) =>
    item.model.kind === 'certificate' ? [{ certificate: item.model, file, span: placeOf(item) }] : [],
  );
}
