import type { Cursor } from '../../der/cursor.js';
import { toGeneralizedEpoch } from '../../der/readTime.js';
import { primitive, tags } from '../../der/tags.js';

/** RFC 3280 section 4.2.1.4; milliseconds since 1970, null where absent, NaN where unreadable. */
export interface PrivateKeyUsagePeriod {
  readonly notBefore: number | null;
  readonly notAfter: number | null;
}

/** `PrivateKeyUsagePeriod ::= SEQUENCE { notBefore [0] GeneralizedTime OPTIONAL, notAfter [1] GeneralizedTime OPTIONAL }` */
export function parsePrivateKeyUsagePeriod(value: Cursor, field: string): PrivateKeyUsagePeriod {
  const sequence = value.read(tags.sequence, field);
  const notBefore = sequence.optional(primitive(0), `${field}.notBefore`);
  const notAfter = sequence.optional(primitive(1), `${field}.notAfter`);
  sequence.finish(field);
  return {
    notBefore: notBefore === undefined ? null : toGeneralizedEpoch(notBefore, `${field}.notBefore`),
    notAfter: notAfter === undefined ? null : toGeneralizedEpoch(notAfter, `${field}.notAfter`),
  };
}
