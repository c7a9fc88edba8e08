import type { Cursor } from '../../der/cursor.js';
import { toNamedBits } from '../../der/readBits.js';
import { toDefaultFalse } from '../../der/readBoolean.js';
import { constructed, primitive, tags } from '../../der/tags.js';
import { type DistributionPoint, readPointName } from './crlDistributionPoints.js';

/** RFC 5280 section 5.2.5. */
export interface IssuingDistributionPoint extends Pick<DistributionPoint, 'fullName' | 'relativeName'> {
  readonly onlyContainsUserCerts: boolean;
  readonly onlyContainsCaCerts: boolean;
  /** Bit numbers of ReasonFlags; null where absent, which means all reasons. */
  readonly onlySomeReasons: readonly number[] | null;
  readonly indirectCrl: boolean;
  readonly onlyContainsAttributeCerts: boolean;
}

/**
 *     IssuingDistributionPoint ::= SEQUENCE { distributionPoint [0] DistributionPointName OPTIONAL,
 *       onlyContainsUserCerts [1] BOOLEAN DEFAULT FALSE, onlyContainsCACerts [2] BOOLEAN DEFAULT FALSE,
 *       onlySomeReasons [3] ReasonFlags OPTIONAL, indirectCRL [4] BOOLEAN DEFAULT FALSE,
 *       onlyContainsAttributeCerts [5] BOOLEAN DEFAULT FALSE }
 */
export function parseIssuingDistributionPoint(value: Cursor, field: string): IssuingDistributionPoint {
  const sequence = value.read(tags.sequence, field);
  const flag = (number: number): boolean => {
    const boolean = sequence.optional(primitive(number), field);
    return boolean !== undefined && toDefaultFalse(boolean, field);
  };
  const name = readPointName(sequence.optional(constructed(0), field), `${field}.distributionPoint`);
  const onlyContainsUserCerts = flag(1);
  const onlyContainsCaCerts = flag(2);
  const reasons = sequence.optional(primitive(3), `${field}.onlySomeReasons`);
  const indirectCrl = flag(4);
  const onlyContainsAttributeCerts = flag(5);
  sequence.finish(field);
  return {
    ...name,
    onlyContainsUserCerts,
    onlyContainsCaCerts,
    onlySomeReasons: reasons === undefined ? null : toNamedBits(reasons, `${field}.onlySomeReasons`),
    indirectCrl,
    onlyContainsAttributeCerts,
  };
}
