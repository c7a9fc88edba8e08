/** One file of an archive as its central directory tells of it. Nothing of this has been verified. */
export interface ZipEntry {
  /** Anybody’s text: to be shown, never to be a path of anything. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; APPNOTE section 4.4.5 has the others. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  /** What it is said to be when unpacked. */
  readonly size: number;
  /** Where its local header begins, in octets of the archive. */
  readonly offset: number;
}

/** Why an archive cannot be read as a whole. `archive-damaged`: it breaks off or contradicts itself; `archive-parts`: one of several files. */
export type ZipFault = 'archive-damaged' | 'archive-parts' | 'archive-entries';

/** Files of one archive that are looked at: ten times the largest import that is promised. */
export const ZIP_ENTRIES = 10_000;

/** Octets: the end record without its comment, and the longest comment (APPNOTE section 4.3.16). */
const END_RECORD = 22;
const LONGEST_COMMENT = 0xffff;

/** Whether a file begins as a ZIP archive does: with a file’s header, or, where it is empty, with the end record. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= END_RECORD && [0x04034b50, 0x06054b50].includes(viewOf(bytes).getUint32(0, true));
}

/**
 * The files of a ZIP archive by its central directory (PKWARE APPNOTE 6.3.10 section 4.3.12), in its order. Sizes of
 * four gigabytes and more (ZIP64) are beyond what is read at all.
 */
export function listZip(bytes: Uint8Array): readonly ZipEntry[] | ZipFault {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === undefined) return 'archive-damaged';
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0) return 'archive-parts';
  const count = view.getUint16(end + 10, true);
  if (count > ZIP_ENTRIES) return 'archive-entries';
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    const next = at + 46 <= end ? readEntry(bytes, view, at, end) : undefined;
    if (next === undefined) return 'archive-damaged';
    entries.push(next.entry);
    at = next.end;
  }
  return entries;
}

/** Where the end record begins: the last one whose comment reaches to the end of the file. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_RECORD;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === 0x06054b50 && view.getUint16(at + 20, true) === last - at) return at;
  return undefined;
}

/** A central directory file header, APPNOTE section 4.3.12; undefined where there is none. */
function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  limit: number,
): { entry: ZipEntry; end: number } | undefined {
  if (view.getUint32(at, true) !== 0x02014b50) return undefined;
  const flags = view.getUint16(at + 8, true);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
    view.getUint16(at + field, true),
  );
  const nameEnd = at + 46 + (nameLength ?? 0);
  const end = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  if (end > limit) return undefined;
  // Flag 11 says UTF-8; older archives have the code page of whoever made them, of which ASCII is the same.
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
  return {
    entry: {
      name,
      isFolder: /[/\\]$/.test(name),
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    },
    end,
  };
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
