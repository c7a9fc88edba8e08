import type { Span } from '../base/span.js';

/** AttributeTypeAndValue, RFC 5280 section 4.1.2.4. */
export interface Attribute {
  readonly oid: string;
  /** The value as text; `#` and hex of the encoding where its type is no character string (RFC 4514 section 2.4). */
  readonly value: string;
  /** The value's identifier octet: the universal tag number of a character string (12 UTF8String, 19 PrintableString, …). */
  readonly tag: number;
  /** Counted from the start of the name, since equal names share their attributes. */
  readonly span: Span;
}

/** A distinguished name. Two names are compared by `raw` first, then by RFC 5280 section 7.1. */
export interface Name {
  readonly raw: Uint8Array;
  readonly span: Span;
  /** RelativeDistinguishedNames in DER order; each holds one attribute or, where multi-valued, more. */
  readonly rdns: readonly (readonly Attribute[])[];
}
