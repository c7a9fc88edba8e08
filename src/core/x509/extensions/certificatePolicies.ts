import type { Cursor } from '../../der/cursor.js';
import { readList } from '../../der/readList.js';
import { readOid } from '../../der/readOid.js';
import { tags } from '../../der/tags.js';

/** RFC 5280 section 4.2.1.4. */
export interface PolicyInformation {
  /** Dotted text. */
  readonly policy: string;
  readonly qualifiers: readonly PolicyQualifier[];
}

export interface PolicyQualifier {
  readonly oid: string;
  /** The whole encoding of the qualifier. */
  readonly qualifier: Uint8Array;
}

/**
 *     certificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation
 *     PolicyInformation ::= SEQUENCE { policyIdentifier OBJECT IDENTIFIER,
 *       policyQualifiers SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
 */
export function parseCertificatePolicies(value: Cursor, field: string): readonly PolicyInformation[] {
  const seen = new Set<string>();
  return readList(value.read(tags.sequence, field), field, (sequence) => {
    const information = sequence.read(tags.sequence, field);
    const policy = readOid(information, 'certificatePolicies.policyIdentifier');
    const qualifiers = information.optional(tags.sequence, QUALIFIERS);
    information.finish(field);
    // Section 4.2.1.4: a policy MUST NOT appear more than once.
    if (seen.has(policy) && policy !== '') {
      information.fault('policy-duplicate', information.start, information.end, { field, policy });
    }
    seen.add(policy);
    return {
      policy,
      qualifiers: qualifiers === undefined ? [] : readList(qualifiers, QUALIFIERS, parseQualifier),
    };
  });
}

const QUALIFIERS = 'certificatePolicies.policyQualifiers';

/** `PolicyQualifierInfo ::= SEQUENCE { policyQualifierId OBJECT IDENTIFIER, qualifier ANY }` */
function parseQualifier(sequence: Cursor, field: string): PolicyQualifier {
  const information = sequence.read(tags.sequence, field);
  const oid = readOid(information, field);
  const qualifier = information.any(field).raw;
  information.finish(field);
  return { oid, qualifier };
}
