import type { Cursor } from './cursor.js';
import { tags } from './tags.js';

/** The next BOOLEAN where there is one, else its DEFAULT FALSE; X.690 sections 8.2, 11.1 and 11.5. */
export function readDefaultFalse(cursor: Cursor, field: string): boolean {
  const boolean = cursor.optional(tags.boolean, field);
  return boolean === undefined ? false : toDefaultFalse(boolean, field);
}

/** The contents of a BOOLEAN DEFAULT FALSE with any tag. */
export function toDefaultFalse(boolean: Cursor, field: string): boolean {
  const value = toBoolean(boolean, field);
  if (!value && !boolean.failed) boolean.fault('default-encoded', boolean.start, boolean.end, { field });
  return value;
}

/** The contents of a BOOLEAN with any tag: 00 or ff. */
export function toBoolean(boolean: Cursor, field: string): boolean {
  const { bytes, contentStart, end } = boolean;
  const octet = bytes[contentStart] ?? 0;
  if (end - contentStart !== 1) boolean.fail('boolean-invalid', boolean.start, end, { field });
  else if (octet !== 0 && octet !== 0xff) boolean.fault('boolean-invalid', contentStart, end, { field });
  return !boolean.failed && octet !== 0;
}
