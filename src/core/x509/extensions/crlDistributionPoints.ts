import type { Cursor } from '../../der/cursor.js';
import { toNamedBits } from '../../der/readBits.js';
import { readList } from '../../der/readList.js';
import { constructed, primitive, tags } from '../../der/tags.js';
import type { GeneralName } from './generalName.js';
import { toGeneralNames } from './parseGeneralName.js';

/** RFC 5280 section 4.2.1.13. */
export interface DistributionPoint {
  /** fullName of the distribution point; empty where it has none. */
  readonly fullName: readonly GeneralName[];
  /** The contents of nameRelativeToCRLIssuer, a RelativeDistinguishedName. */
  readonly relativeName: Uint8Array | undefined;
  /** Bit numbers of ReasonFlags; null where absent, which means all reasons. */
  readonly reasons: readonly number[] | null;
  readonly crlIssuer: readonly GeneralName[];
}

/** `CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint`; FreshestCRL has the same syntax. */
export function parseCrlDistributionPoints(value: Cursor, field: string): readonly DistributionPoint[] {
  return readList(value.read(tags.sequence, field), field, parsePoint);
}

/**
 *     DistributionPoint ::= SEQUENCE { distributionPoint [0] DistributionPointName OPTIONAL,
 *       reasons [1] ReasonFlags OPTIONAL, cRLIssuer [2] GeneralNames OPTIONAL }
 */
function parsePoint(parent: Cursor, field: string): DistributionPoint {
  const sequence = parent.read(tags.sequence, field);
  const name = sequence.optional(constructed(0), `${field}.distributionPoint`);
  const reasons = sequence.optional(primitive(1), `${field}.reasons`);
  const issuer = sequence.optional(constructed(2), `${field}.cRLIssuer`);
  // Section 4.2.1.13: a point MUST NOT consist of the reasons only.
  if (name === undefined && issuer === undefined && !sequence.failed) {
    sequence.fault('distribution-point-empty', sequence.start, sequence.end, { field });
  }
  sequence.finish(field);
  return {
    ...readPointName(name, `${field}.distributionPoint`),
    reasons: reasons === undefined ? null : toNamedBits(reasons, `${field}.reasons`),
    crlIssuer: issuer === undefined ? [] : toGeneralNames(issuer, `${field}.cRLIssuer`),
  };
}

/**
 * The contents of a `[0] DistributionPointName`:
 *
 *     DistributionPointName ::= CHOICE { fullName [0] GeneralNames, nameRelativeToCRLIssuer [1] RelativeDistinguishedName }
 */
export function readPointName(
  name: Cursor | undefined,
  field: string,
): Pick<DistributionPoint, 'fullName' | 'relativeName'> {
  if (name === undefined) return { fullName: [], relativeName: undefined };
  const relative = name.optional(constructed(1), field);
  const full = relative === undefined ? name.read(constructed(0), field) : undefined;
  name.finish(field);
  return {
    fullName: full === undefined || full.failed ? [] : toGeneralNames(full, field),
    relativeName: relative?.content,
  };
}
