import type { Cursor } from '../../der/cursor.js';
import { tags } from '../../der/tags.js';

/** `KeyIdentifier ::= OCTET STRING`, RFC 5280 section 4.2.1.2; its octets. */
export function parseSubjectKeyIdentifier(value: Cursor, field: string): Uint8Array {
  return value.read(tags.octetString, field).content;
}
