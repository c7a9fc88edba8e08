import type { Cursor } from './cursor.js';
import { tags } from './tags.js';

/** The next BOOLEAN where there is one, else its DEFAULT FALSE; X.690 sections 8.2, 11.1 and 11.5. */
export function readDefaultFalse(cursor: Cursor, field: string): boolean {
  const boolean = cursor.optional(tags.boolean, field);
  return boolean === undefined ? false : toDefaultFalse(boolean, field);
}

/** The contents of a BOOLEAN DEFAULT FALSE with any tag. */
export function toDefaultFalse(boolean: Cursor, field: string): boolean {
  const { bytes, contentStart, end } = boolean;
  if (end - contentStart !== 1) {
    boolean.fail('boolean-invalid', boolean.start, end, { field });
    return false;
  }
  const octet = bytes[contentStart] ?? 0;
  if (octet === 0) boolean.fault('default-encoded', boolean.start, end, { field });
  else if (octet !== 0xff) boolean.fault('boolean-invalid', contentStart, end, { field });
  return octet !== 0;
}
