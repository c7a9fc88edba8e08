import type { Cursor } from '../der/cursor.js';
import { OctetMemory } from '../der/octetMemory.js';
import { readOid } from '../der/readOid.js';
import { isCharacterString, toText } from '../der/readString.js';
import { tags } from '../der/tags.js';
import { toHex } from '../base/hex.js';
import { span } from '../base/span.js';
import type { Attribute, Name } from './name.js';

/**
 * The next Name, RFC 5280 section 4.1.2.4:
 *
 *     Name ::= SEQUENCE OF RelativeDistinguishedName
 *     RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue
 *     AttributeTypeAndValue ::= SEQUENCE { type OBJECT IDENTIFIER, value ANY DEFINED BY type }
 */
export function parseName(parent: Cursor, field: string): Name {
  return toName(parent.read(tags.sequence, field), field);
}

/** The contents of a Name whose header has been read. */
export function toName(sequence: Cursor, field: string): Name {
  return { raw: sequence.raw, span: sequence.span, rdns: readRdns(sequence, field) };
}

type Rdns = Name['rdns'];

/** Issuers' names stand in each certificate that they issued. Few are longer. */
const memory = new OctetMemory<Rdns>(512);

function readRdns(sequence: Cursor, field: string): Rdns {
  const { bytes, contentStart, end, report } = sequence;
  const known = memory.get(tags.sequence, bytes, contentStart, end);
  if (known !== undefined) {
    sequence.at = end;
    return known;
  }
  const faults = report.faults.length;
  const rdns: (readonly Attribute[])[] = [];
  while (!sequence.done) {
    const attributes = parseRdn(sequence, field);
    if (attributes.length > 0) rdns.push(attributes);
  }
  if (report.faults.length === faults) memory.set(tags.sequence, bytes, contentStart, end, rdns);
  return rdns;
}

function parseRdn(sequence: Cursor, field: string): readonly Attribute[] {
  const origin = sequence.start;
  const set = sequence.read(tags.set, field);
  if (set.failed) return [];
  if (set.peek() < 0) {
    set.fault('set-empty', set.start, set.end, { field });
    return [];
  }
  const attributes = [parseAttribute(set, field, origin)];
  while (set.peek() >= 0) attributes.push(parseAttribute(set, field, origin));
  return attributes;
}

function parseAttribute(set: Cursor, field: string, origin: number): Attribute {
  const sequence = set.read(tags.sequence, field);
  const oid = readOid(sequence, field);
  const element = sequence.any(field);
  sequence.finish(field);
  const value = isCharacterString(element.tag) ? toText(element, field) : `#${toHex(element.raw)}`;
  const place = span(sequence.start - origin, sequence.end - origin);
  return { oid, value, tag: element.tag, span: place };
}
