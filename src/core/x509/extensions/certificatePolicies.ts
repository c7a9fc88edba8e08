import type { Cursor } from '../../der/cursor.js';
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
  const sequence = value.read(tags.sequence, field);
  const policies: PolicyInformation[] = [];
  const seen = new Set<string>();
  if (sequence.done && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  while (!sequence.done) {
    const information = sequence.read(tags.sequence, field);
    const policy = readOid(information, `${field}.policyIdentifier`);
    const qualifiers = information.optional(tags.sequence, `${field}.policyQualifiers`);
    information.finish(field);
    // Section 4.2.1.4: a policy MUST NOT appear more than once.
    if (seen.has(policy) && policy !== '') {
      information.fault('policy-duplicate', information.start, information.end, { field, policy });
    }
    seen.add(policy);
    policies.push({ policy, qualifiers: toQualifiers(qualifiers, `${field}.policyQualifiers`) });
  }
  return policies;
}

/** `PolicyQualifierInfo ::= SEQUENCE { policyQualifierId OBJECT IDENTIFIER, qualifier ANY }` */
function toQualifiers(sequence: Cursor | undefined, field: string): readonly PolicyQualifier[] {
  const qualifiers: PolicyQualifier[] = [];
  if (sequence === undefined) return qualifiers;
  if (sequence.done) sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  while (!sequence.done) {
    const information = sequence.read(tags.sequence, field);
    const oid = readOid(information, field);
    const qualifier = information.any(field).raw;
    information.finish(field);
    qualifiers.push({ oid, qualifier });
  }
  return qualifiers;
}
