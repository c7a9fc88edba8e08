import type { Cursor } from '../der/cursor.js';
import { readOid } from '../der/readOid.js';
import { isCharacterString, toText } from '../der/readString.js';
import { tags } from '../der/tags.js';
import { toHex } from '../base/hex.js';
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
  const rdns: (readonly Attribute[])[] = [];
  while (!sequence.done) {
    const attributes = parseRdn(sequence, field);
    if (attributes.length > 0) rdns.push(attributes);
  }
  return { raw: sequence.raw, span: sequence.span, rdns: rdns.slice() };
}

function parseRdn(sequence: Cursor, field: string): readonly Attribute[] {
  const set = sequence.read(tags.set, field);
  if (set.failed) return [];
  if (set.peek() < 0) {
    set.fault('set-empty', set.start, set.end, { field });
    return [];
  }
  // By far the most have one, and a literal of one has room for no more.
  const attributes = [parseAttribute(set, field)];
  while (set.peek() >= 0) attributes.push(parseAttribute(set, field));
  return attributes;
}

function parseAttribute(set: Cursor, field: string): Attribute {
  const sequence = set.read(tags.sequence, field);
  const oid = readOid(sequence, field);
  const element = sequence.any(field);
  sequence.finish(field);
  const value = isCharacterString(element.tag) ? toText(element, field) : `#${toHex(element.raw)}`;
  return { oid, value, tag: element.tag, span: sequence.span };
}
