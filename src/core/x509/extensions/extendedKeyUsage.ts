import type { Cursor } from '../../der/cursor.js';
import { readOid } from '../../der/readOid.js';
import { tags } from '../../der/tags.js';

/** `ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF OBJECT IDENTIFIER`, RFC 5280 section 4.2.1.12, as dotted text. */
export function parseExtendedKeyUsage(value: Cursor, field: string): readonly string[] {
  const sequence = value.read(tags.sequence, field);
  const purposes: string[] = [];
  if (sequence.done && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  while (!sequence.done) purposes.push(readOid(sequence, field));
  return purposes.filter((purpose) => purpose !== '');
}
