import { toHex } from '../base/hex.js';
import { sha256 } from '../crypto/sha256.js';
import { type Bundle, BUNDLE_FORMAT, type BundleFile, MANIFEST, MARKER, textFile } from './bundle.js';

/** `sha256sum -c` reads it: the sum in hex, two spaces, the path from the folder that the list stands in. */
export function writeManifest(files: readonly BundleFile[]): BundleFile {
  return textFile(MANIFEST, files.map(({ octets, path }) => `${toHex(sha256(octets))}  ${path}\n`).join(''));
}

/** By path, as `LC_ALL=C sort` has them. */
export function inOrder(files: readonly BundleFile[]): readonly BundleFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What reading a bundle back needs of a disk: the paths of all files below its folder, and one file's octets. */
export interface BundleReader {
  list(): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array | undefined>;
}

/**
 * Whether a folder holds a bundle of ours and nothing else, each file as it was written: only then may another take its
 * place.
 */
export async function isUnchangedBundle(reader: BundleReader): Promise<boolean> {
  const [manifest, marker] = await Promise.all([reader.read(MANIFEST), reader.read(MARKER)]);
  if (manifest === undefined || marker === undefined || !isMarker(marker)) return false;
  const listed = new Map<string, string>();
  for (const line of new TextDecoder().decode(manifest).split('\n')) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum !== undefined && path !== undefined) listed.set(path, sum);
    else if (line !== '') return false;
  }
  const present = (await reader.list()).filter((path) => path !== MANIFEST);
  if (present.length !== listed.size) return false;
  for (const path of present) {
    const octets = await reader.read(path);
    if (octets === undefined || toHex(sha256(octets)) !== listed.get(path)) return false;
  }
  return true;
}

function isMarker(octets: Uint8Array): boolean {
  try {
    const marker: unknown = JSON.parse(new TextDecoder().decode(octets));
    return (
      typeof marker === 'object' && marker !== null && 'format' in marker && marker.format === BUNDLE_FORMAT
    );
  } catch {
    return false;
  }
}

/** The bundle's files with its marker and its list of sums. */
export function finishBundle(
  target: Bundle['target'],
  servers: readonly string[],
  files: readonly BundleFile[],
): Bundle {
  const marker = `${JSON.stringify({ format: BUNDLE_FORMAT, target, servers }, undefined, 2)}\n`;
  const all = inOrder([...files, textFile(MARKER, marker)]);
  return { target, files: inOrder([...all, writeManifest(all)]) };
}
