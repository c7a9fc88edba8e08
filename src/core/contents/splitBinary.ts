import { Cursor } from '../der/cursor.js';
import { tags } from '../der/tags.js';
import { structureOf } from './structure.js';

/** What may stand one after another in a binary file: `cat *.der` makes such, and OpenSSL and GnuTLS read them. */
const REPEATABLE: ReadonlySet<string | undefined> = new Set(['certificate', 'crl']);

/** The objects of a binary file, views: several only where the whole file is nothing but certificates and revocation lists. */
export function splitBinary(bytes: Uint8Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const input = Cursor.over(bytes);
  while (!input.done) {
    const element = input.read(tags.sequence, 'object');
    if (element.failed || !REPEATABLE.has(structureOf(element.raw))) return [bytes];
    pieces.push(element.raw);
  }
  return pieces.length > 1 ? pieces : [bytes];
}
