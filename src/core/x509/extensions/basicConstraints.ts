import type { Cursor } from '../../der/cursor.js';
import { toBoolean } from '../../der/readBoolean.js';
import { toSmall } from '../../der/readInteger.js';
import { tags } from '../../der/tags.js';

/** RFC 5280 section 4.2.1.9. */
export interface BasicConstraints {
  readonly ca: boolean;
  /** pathLenConstraint; null where absent or unreadable. */
  readonly pathLen: number | null;
}

/** What BoringSSL and other validators still read; no chain is that long. */
const LONGEST_PATH = 255;

/** `BasicConstraints ::= SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX) OPTIONAL }` */
export function parseBasicConstraints(value: Cursor, field: string): BasicConstraints {
  const sequence = value.read(tags.sequence, field);
  // DER leaves FALSE out, but so many CAs write it that no reader minds.
  const flag = sequence.optional(tags.boolean, 'basicConstraints.cA');
  const ca = flag !== undefined && toBoolean(flag, 'basicConstraints.cA');
  const limit = sequence.optional(tags.integer, 'basicConstraints.pathLenConstraint');
  const pathLen = limit === undefined ? NaN : toSmall(limit, 'basicConstraints.pathLenConstraint');
  if (limit !== undefined && pathLen > LONGEST_PATH) {
    const facts = { field: 'basicConstraints.pathLenConstraint' };
    limit.fault('integer-out-of-range', limit.contentStart, limit.end, facts);
  }
  sequence.finish(field);
  return { ca, pathLen: Number.isNaN(pathLen) ? null : pathLen };
}
