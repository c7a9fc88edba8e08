import { crc32 } from '../archive/crc32.js';
import { joinOctets } from '../base/joinOctets.js';
import type { BundleFile } from './bundle.js';

/** The first day that the format knows: a bundle has no time of its own, so that it is the same each time. */
const DAY = (1 << 5) | 1;

const FILE = 0o100644;
const SCRIPT = 0o100755;

/** Written by a UNIX system, to version 2.0 of the format; needed to read it: the same version. */
const MADE_BY = (3 << 8) | 20;
const NEEDED = 20;

/**
 * Files in one folder as a ZIP archive, uncompressed (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16): a bundle is
 * small, and what a compressor makes depends on its version.
 */
export function writeZip(folder: string, files: readonly BundleFile[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { isExecutable, octets, path } of files) {
    const name = new TextEncoder().encode(`${folder}/${path}`);
    // Version, flags, method, time, day, CRC-32, both sizes, length of the name, no extra field.
    const common = writeNumbers([
      [NEEDED, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [DAY, 2],
      [crc32(octets), 4],
      [octets.length, 4],
      [octets.length, 4],
      [name.length, 2],
      [0, 2],
    ]);
    const head = joinOctets(writeNumbers([[0x04034b50, 4]]), common, name);
    local.push(head, octets);
    // No comment, the first disk, no text; the mode of the file; where its own header is.
    const place = writeNumbers([
      [0, 2],
      [0, 2],
      [0, 2],
      [(isExecutable ? SCRIPT : FILE) * 0x10000, 4],
      [offset, 4],
    ]);
    central.push(
      writeNumbers([
        [0x02014b50, 4],
        [MADE_BY, 2],
      ]),
      common,
      place,
      name,
    );
    offset += head.length + octets.length;
  }
  const directory = joinOctets(...central);
  const end = writeNumbers([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  ]);
  return joinOctets(...local, directory, end);
}

/** Numbers of so many octets each, the least significant first. */
function writeNumbers(numbers: readonly (readonly [value: number, octets: number])[]): Uint8Array {
  const octets = numbers.flatMap(([value, count]) =>
    Array.from({ length: count }, (_, at) => Math.floor(value / 0x100 ** at) % 0x100),
  );
  return Uint8Array.from(octets);
}
