import type { Cursor } from '../../der/cursor.js';
import { readOid } from '../../der/readOid.js';
import { tags } from '../../der/tags.js';

/** RFC 5280 section 4.2.1.5; both are dotted text. */
export interface PolicyMapping {
  readonly issuerDomainPolicy: string;
  readonly subjectDomainPolicy: string;
}

/** `PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE { issuerDomainPolicy, subjectDomainPolicy }` */
export function parsePolicyMappings(value: Cursor, field: string): readonly PolicyMapping[] {
  const sequence = value.read(tags.sequence, field);
  const mappings: PolicyMapping[] = [];
  if (sequence.done && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  while (!sequence.done) {
    const mapping = sequence.read(tags.sequence, field);
    const issuerDomainPolicy = readOid(mapping, `${field}.issuerDomainPolicy`);
    const subjectDomainPolicy = readOid(mapping, `${field}.subjectDomainPolicy`);
    mapping.finish(field);
    mappings.push({ issuerDomainPolicy, subjectDomainPolicy });
  }
  return mappings;
}
