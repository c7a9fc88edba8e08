import type { Cursor } from '../../der/cursor.js';
import { readList } from '../../der/readList.js';
import { readOid } from '../../der/readOid.js';
import { tags } from '../../der/tags.js';

/** RFC 5280 section 4.2.1.5; both are dotted text. */
export interface PolicyMapping {
  readonly issuerDomainPolicy: string;
  readonly subjectDomainPolicy: string;
}

/** `PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE { issuerDomainPolicy, subjectDomainPolicy }` */
export function parsePolicyMappings(value: Cursor, field: string): readonly PolicyMapping[] {
  return readList(value.read(tags.sequence, field), field, parseMapping);
}

function parseMapping(sequence: Cursor, field: string): PolicyMapping {
  const mapping = sequence.read(tags.sequence, field);
  const issuerDomainPolicy = readOid(mapping, `${field}.issuerDomainPolicy`);
  const subjectDomainPolicy = readOid(mapping, `${field}.subjectDomainPolicy`);
  mapping.finish(field);
  return { issuerDomainPolicy, subjectDomainPolicy };
}
