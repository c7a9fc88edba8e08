import type { Cursor } from '../../der/cursor.js';
import { toSmall } from '../../der/readInteger.js';
import { readList } from '../../der/readList.js';
import { constructed, primitive, tags } from '../../der/tags.js';
import type { GeneralName } from './generalName.js';
import { parseSubtreeBase } from './parseGeneralName.js';

/** RFC 5280 section 4.2.1.10. */
export interface NameConstraints {
  /** Empty where absent. */
  readonly permitted: readonly GeneralSubtree[];
  readonly excluded: readonly GeneralSubtree[];
}

export interface GeneralSubtree {
  readonly base: GeneralName;
  /** Must be 0 in this profile. */
  readonly minimum: number;
  /** Must be absent, here null, in this profile. */
  readonly maximum: number | null;
}

/**
 *     NameConstraints ::= SEQUENCE { permittedSubtrees [0] GeneralSubtrees OPTIONAL,
 *       excludedSubtrees [1] GeneralSubtrees OPTIONAL }
 */
export function parseNameConstraints(value: Cursor, field: string): NameConstraints {
  const sequence = value.read(tags.sequence, field);
  const permitted = sequence.optional(constructed(0), field);
  const excluded = sequence.optional(constructed(1), field);
  // Section 4.2.1.10: an empty sequence MUST NOT be issued.
  if (permitted === undefined && excluded === undefined && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  sequence.finish(field);
  return {
    permitted: toSubtrees(permitted, `${field}.permittedSubtrees`),
    excluded: toSubtrees(excluded, `${field}.excludedSubtrees`),
  };
}

/** `GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree` */
function toSubtrees(sequence: Cursor | undefined, field: string): readonly GeneralSubtree[] {
  return sequence === undefined ? [] : readList(sequence, field, parseSubtree);
}

/** `GeneralSubtree ::= SEQUENCE { base GeneralName, minimum [0] INTEGER DEFAULT 0, maximum [1] INTEGER OPTIONAL }` */
function parseSubtree(parent: Cursor, field: string): GeneralSubtree | undefined {
  const sequence = parent.read(tags.sequence, field);
  const base = parseSubtreeBase(sequence, field);
  const minimum = sequence.optional(primitive(0), `${field}.minimum`);
  const maximum = sequence.optional(primitive(1), `${field}.maximum`);
  sequence.finish(field);
  if (base === undefined) return undefined;
  return {
    base,
    minimum: minimum === undefined ? 0 : toSmall(minimum, `${field}.minimum`),
    maximum: maximum === undefined ? null : toSmall(maximum, `${field}.maximum`),
  };
}
