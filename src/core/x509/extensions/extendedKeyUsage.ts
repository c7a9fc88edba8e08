import type { Cursor } from '../../der/cursor.js';
import { readList } from '../../der/readList.js';
import { readOid } from '../../der/readOid.js';
import { tags } from '../../der/tags.js';

/** `ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF OBJECT IDENTIFIER`, RFC 5280 section 4.2.1.12, as dotted text. */
export function parseExtendedKeyUsage(value: Cursor, field: string): readonly string[] {
  return readList(value.read(tags.sequence, field), field, readOid);
}
