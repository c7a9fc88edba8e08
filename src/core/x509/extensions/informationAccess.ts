import type { Cursor } from '../../der/cursor.js';
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
  const sequence = value.read(tags.sequence, field);
  const descriptions: AccessDescription[] = [];
  if (sequence.done && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  while (!sequence.done) {
    const description = sequence.read(tags.sequence, field);
    const method = readOid(description, `${field}.accessMethod`);
    const location = parseGeneralName(description, `${field}.accessLocation`);
    description.finish(field);
    if (location !== undefined) descriptions.push({ method, location });
  }
  return descriptions;
}
