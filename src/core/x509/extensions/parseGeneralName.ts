import type { Cursor } from '../../der/cursor.js';
import { readList } from '../../der/readList.js';
import { toOid } from '../../der/readOid.js';
import { toText } from '../../der/readString.js';
import { constructed, tags } from '../../der/tags.js';
import { toHex } from '../../base/hex.js';
import type { Name } from '../name.js';
import { parseName } from '../parseName.js';
import { writeName } from '../writeName.js';
import { type GeneralName, type GeneralNameType, generalNameTypes } from './generalName.js';
import { writeAddress } from './writeAddress.js';

/** Universal tag number of IA5String, which [1], [2] and [6] stand for. */
const IA5 = 22;

/** The octets that an iPAddress has: an address in names, an address and its mask in name constraints. */
const ADDRESS = [4, 16];
const ADDRESS_AND_MASK = [8, 32];

/** The contents of a GeneralNames whose header has been read; at least one is demanded. RFC 5280 section 4.2.1.6. */
export function toGeneralNames(sequence: Cursor, field: string): readonly GeneralName[] {
  return readList(sequence, field, parseGeneralName);
}

/**
 * The next GeneralName; undefined where it is none, and the next can be read all the same.
 *
 *     GeneralName ::= CHOICE { otherName [0], rfc822Name [1] IA5String, dNSName [2] IA5String, x400Address [3],
 *       directoryName [4] Name, ediPartyName [5], uniformResourceIdentifier [6] IA5String,
 *       iPAddress [7] OCTET STRING, registeredID [8] OBJECT IDENTIFIER }
 */
export function parseGeneralName(parent: Cursor, field: string): GeneralName | undefined {
  return toGeneralName(parent.any(field), field, ADDRESS);
}

/** The base of a subtree in name constraints, whose addresses have a mask; as above. */
export function parseSubtreeBase(parent: Cursor, field: string): GeneralName | undefined {
  return toGeneralName(parent.any(field), field, ADDRESS_AND_MASK);
}

function toGeneralName(
  element: Cursor,
  field: string,
  addressLengths: readonly number[],
): GeneralName | undefined {
  if (element.failed) return undefined;
  const type = typeOf(element.tag);
  if (type === undefined) {
    element.fail('general-name-type', element.start, element.contentStart, { field });
    return undefined;
  }
  let name: Name | undefined;
  if (type === 'directory') {
    name = parseName(element, field);
    element.finish(field);
  }
  const value = name === undefined ? valueOf(element, type, field, addressLengths) : writeName(name);
  return { type, value, octets: element.content, name, span: element.span };
}

function typeOf(tag: number): GeneralNameType | undefined {
  const type = generalNameTypes[tag & 0x1f];
  const isConstructed = type === 'other' || type === 'x400' || type === 'directory' || type === 'edi';
  return (tag & 0xe0) === (isConstructed ? 0xa0 : 0x80) ? type : undefined;
}

function valueOf(
  element: Cursor,
  type: GeneralNameType,
  field: string,
  addressLengths: readonly number[],
): string {
  switch (type) {
    case 'email':
    case 'dns':
    case 'uri':
      return toText(element, field, IA5);
    case 'rid':
      return toOid(element, field);
    case 'ip': {
      const { content } = element;
      if (!addressLengths.includes(content.length)) {
        element.fault('ip-address-length', element.contentStart, element.end, {
          field,
          octets: content.length,
        });
      }
      return writeAddress(content);
    }
    case 'other':
      return valueOfOther(element, field);
    case 'x400':
    case 'edi':
    case 'directory':
      return toHex(element.content);
  }
}

/** `OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }` as `OID=hex of the value`. */
function valueOfOther(element: Cursor, field: string): string {
  const oid = toOid(element.read(tags.oid, field), field);
  const value = element.read(constructed(0), field);
  element.finish(field);
  return `${oid}=${toHex(value.content)}`;
}
