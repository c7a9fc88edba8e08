import type { Cursor } from '../../der/cursor.js';
import { readList } from '../../der/readList.js';
import { readOid } from '../../der/readOid.js';
import { tags } from '../../der/tags.js';
import type { GeneralName } from './generalName.js';
import { parseGeneralName } from './parseGeneralName.js';

/** RFC 5280 section 4.2.2; the method as dotted text. */
export interface AccessDescription {
  readonly method: string;
  readonly location: GeneralName;
}

/**
 * Authority and subject information access:
 * `SEQUENCE SIZE (1..MAX) OF SEQUENCE { accessMethod OBJECT IDENTIFIER, accessLocation GeneralName }`
 */
export function parseInformationAccess(value: Cursor, field: string): readonly AccessDescription[] {
  return readList(value.read(tags.sequence, field), field, parseDescription);
}

function parseDescription(sequence: Cursor, field: string): AccessDescription | undefined {
  const description = sequence.read(tags.sequence, field);
  const method = readOid(description, `${field}.accessMethod`);
  const location = parseGeneralName(description, `${field}.accessLocation`);
  description.finish(field);
  return location === undefined ? undefined : { method, location };
}
