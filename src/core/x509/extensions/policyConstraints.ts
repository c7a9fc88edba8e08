import type { Cursor } from '../../der/cursor.js';
import { toSmall } from '../../der/readInteger.js';
import { primitive, tags } from '../../der/tags.js';

/** RFC 5280 section 4.2.1.11; null where absent, NaN where the number cannot be read. */
export interface PolicyConstraints {
  readonly requireExplicitPolicy: number | null;
  readonly inhibitPolicyMapping: number | null;
}

/**
 *     PolicyConstraints ::= SEQUENCE { requireExplicitPolicy [0] INTEGER (0..MAX) OPTIONAL,
 *       inhibitPolicyMapping [1] INTEGER (0..MAX) OPTIONAL }
 */
export function parsePolicyConstraints(value: Cursor, field: string): PolicyConstraints {
  const sequence = value.read(tags.sequence, field);
  const explicit = sequence.optional(primitive(0), `${field}.requireExplicitPolicy`);
  const inhibit = sequence.optional(primitive(1), `${field}.inhibitPolicyMapping`);
  // Section 4.2.1.11: an empty sequence MUST NOT be issued.
  if (explicit === undefined && inhibit === undefined && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  sequence.finish(field);
  return {
    requireExplicitPolicy:
      explicit === undefined ? null : toSmall(explicit, `${field}.requireExplicitPolicy`),
    inhibitPolicyMapping: inhibit === undefined ? null : toSmall(inhibit, `${field}.inhibitPolicyMapping`),
  };
}
