import type { Cursor } from '../../der/cursor.js';
import { readInteger, toSmall } from '../../der/readInteger.js';
import { readTime } from '../../der/readTime.js';
import { tags } from '../../der/tags.js';

/** By their numbers, RFC 5280 section 5.3.1; 7 is not used. */
export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

export type RevocationReason = NonNullable<(typeof revocationReasons)[number]>;

/** CRLNumber and BaseCRLNumber, RFC 5280 sections 5.2.3 and 5.2.4: the content octets of an INTEGER up to 20 long. */
export function parseCrlNumber(value: Cursor, field: string): Uint8Array {
  return readInteger(value, field);
}

/** `CRLReason ::= ENUMERATED`, RFC 5280 section 5.3.1. */
export function parseReasonCode(value: Cursor, field: string): RevocationReason | undefined {
  const element = value.read(tags.enumerated, field);
  const number = toSmall(element, field);
  const reason = revocationReasons[number];
  if (reason === undefined && !Number.isNaN(number)) {
    element.fault('reason-unknown', element.start, element.end, { field, reason: number });
  }
  return reason;
}

/** `InvalidityDate ::= GeneralizedTime`, RFC 5280 section 5.3.2; milliseconds since 1970, NaN where unreadable. */
export function parseInvalidityDate(value: Cursor, field: string): number {
  return readTime(value, field).epoch;
}
