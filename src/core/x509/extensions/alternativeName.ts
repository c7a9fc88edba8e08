import type { Cursor } from '../../der/cursor.js';
import { tags } from '../../der/tags.js';
import type { GeneralName } from './generalName.js';
import { toGeneralNames } from './parseGeneralName.js';

/** `GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName`: subject and issuer alternative names, RFC 5280 4.2.1.6 and 7. */
export function parseAlternativeName(value: Cursor, field: string): readonly GeneralName[] {
  return toGeneralNames(value.read(tags.sequence, field), field);
}
