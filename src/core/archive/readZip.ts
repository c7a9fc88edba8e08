import { crc32 } from './crc32.js';
import { inflate } from './inflate.js';
import { isZip, listZip, viewOf, type ZipEntry, type ZipFault } from './listZip.js';

/**
 * Why a file of an archive is not read.
 * `archive-encrypted`: it needs a password; `archive-method`: it is packed in a way that nothing here unpacks;
 * `archive-nested`: it is an archive itself; `archive-large`: it is larger than any file of certificates, or too much
 * for what is packed, or the archive as a whole is; `archive-damaged`: its octets are not those that were packed.
 */
export type PackedFault =
  'archive-encrypted' | 'archive-method' | 'archive-nested' | 'archive-large' | 'archive-damaged';

/** A file of an archive: what it holds, or why that is not known. */
export type Unpacked =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly fault: PackedFault };

/** What one archive may cost, in octets of what is unpacked. */
export interface ZipLimits {
  readonly file: number;
  readonly all: number;
  /** How many times its packed size a file may be, once it is larger than a megabyte. */
  readonly ratio: number;
}

const MEGABYTE = 1024 * 1024;

/** The largest bundle seen has 20 megabytes; base64 packs to three quarters, and repeated text seldom to a fiftieth. */
export const ZIP_LIMITS: ZipLimits = { file: 32 * MEGABYTE, all: 256 * MEGABYTE, ratio: 200 };

/**
 * Unpacks the files of a ZIP archive, one after the other and in memory alone. Its names are anybody’s text, and lead
 * nowhere; an archive in it stays packed.
 * @returns why nothing of it can be read; undefined where it was read
 * @throws the signal’s reason where it is called off
 */
export async function* readZip(
  bytes: Uint8Array,
  signal?: AbortSignal,
  limits: ZipLimits = ZIP_LIMITS,
): AsyncGenerator<Unpacked, ZipFault | undefined> {
  const entries = listZip(bytes);
  if (typeof entries === 'string') return entries;
  let left = limits.all;
  for (const entry of entries) {
    signal?.throwIfAborted();
    if (entry.isFolder) continue;
    const { name } = entry;
    const content = await unpack(bytes, entry, Math.min(left, limits.file), limits.ratio);
    if (typeof content === 'string') {
      // What it took to find out is spent as well.
      if (content === 'archive-damaged') left -= Math.min(left, entry.size);
      yield { name, fault: content };
    } else {
      left -= content.length;
      yield isZip(content) ? { name, fault: 'archive-nested' } : { name, bytes: content };
    }
  }
  return undefined;
}

async function unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit: number,
  ratio: number,
): Promise<Uint8Array | PackedFault> {
  const { crc, isEncrypted, method, packedSize, size } = entry;
  if (isEncrypted) return 'archive-encrypted';
  if (method !== 0 && method !== 8) return 'archive-method';
  // What it says of itself is enough to refuse it, and too little to believe it.
  const most = Math.min(limit, Math.max(MEGABYTE, packedSize * ratio));
  if (size > most) return 'archive-large';
  const packed = packedOctets(bytes, entry);
  if (packed === undefined) return 'archive-damaged';
  // A copy: what is kept of a file must not keep the archive.
  const content = method === 0 ? new Uint8Array(packed) : await inflate(packed, size);
  if (content === 'too-large' || content?.length !== size) return 'archive-damaged';
  return crc32(content) === crc ? content : 'archive-damaged';
}

/** The packed octets behind a local file header, APPNOTE section 4.3.7, whose name and extra field are passed over. */
function packedOctets(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packedSize > bytes.length ? undefined : bytes.subarray(start, start + packedSize);
}
