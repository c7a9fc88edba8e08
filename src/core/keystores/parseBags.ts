import type { Fault } from '../base/fault.js';
import { toHex } from '../base/hex.js';
import { Cursor } from '../der/cursor.js';
import { readOid } from '../der/readOid.js';
import { isCharacterString, toText } from '../der/readString.js';
import { constructed, tags } from '../der/tags.js';
import { parsePrivateKey } from '../keys/parsePrivateKey.js';
import { parseCertificate } from '../x509/parseCertificate.js';
import { parseRevocationList } from '../x509/parseRevocationList.js';
import { bagTypes, unreadBags } from './bagTypes.js';
import { enclose } from './enclose.js';
import type { Enclosed } from './keystore.js';
import { type Piece, placeFaults } from './piece.js';
import { unread } from './unread.js';

/** An object of a PKCS#12 with what pairs a key with its certificate. */
export interface Bag extends Enclosed {
  /** localKeyId in hex; undefined where it has none. */
  readonly pairedBy: string | undefined;
}

export interface ParsedBags {
  readonly bags: readonly Bag[];
  readonly faults: readonly Fault[];
}

/**
 * What one part of a PKCS#12 holds.
 *
 *     SafeContents ::= SEQUENCE OF SafeBag                                                     RFC 7292 section 4.2
 */
export function parseBags(piece: Piece): ParsedBags {
  const input = Cursor.over(piece.bytes);
  const bags: Bag[] = [];
  readBags(input.read(tags.sequence, 'SafeContents'), piece, bags);
  input.finish('SafeContents');
  return { bags, faults: placeFaults(input.report.faults, piece) };
}

function readBags(contents: Cursor, piece: Piece, bags: Bag[]): void {
  while (!contents.done) readBag(contents.read(tags.sequence, 'SafeBag'), piece, bags);
}

/**
 *     SafeBag ::= SEQUENCE { bagId OBJECT IDENTIFIER, bagValue [0] EXPLICIT ANY, bagAttributes SET OPTIONAL }
 */
function readBag(bag: Cursor, piece: Piece, bags: Bag[]): void {
  const type = readOid(bag, 'bagId');
  const value = bag.read(constructed(0), 'bagValue');
  const { alias, pairedBy } = readAttributes(bag);
  bag.finish('SafeBag');
  if (value.failed) return;
  if (type === bagTypes.safeContents) readBags(value.read(tags.sequence, 'SafeContents'), piece, bags);
  else bags.push({ ...encloseValue(type, value, piece), alias, pairedBy });
}

function encloseValue(type: string, value: Cursor, piece: Piece): Enclosed {
  switch (type) {
    case bagTypes.key:
    case bagTypes.shroudedKey:
      return enclose(piece, value.any('key'), (bytes, offset) =>
        parsePrivateKey(bytes, undefined, [], offset),
      );
    case bagTypes.certificate:
      return encloseTyped(value, piece, 'CertBag', bagTypes.x509Certificate, parseCertificate);
    case bagTypes.revocationList:
      return encloseTyped(value, piece, 'CRLBag', bagTypes.x509Crl, parseRevocationList);
    default:
      return encloseUnread(value, piece, unreadBags.get(type) ?? type);
  }
}

/**
 *     CertBag ::= SEQUENCE { certId OBJECT IDENTIFIER, certValue [0] EXPLICIT ANY }           RFC 7292 section 4.2.3
 *
 * CRLBag is alike; the value is an OCTET STRING for the types of X.509.
 */
function encloseTyped(
  value: Cursor,
  piece: Piece,
  field: string,
  wanted: string,
  parse: (bytes: Uint8Array, offset: number) => Enclosed['model'],
): Enclosed {
  const bag = value.read(tags.sequence, field);
  const type = readOid(bag, field);
  const explicit = bag.read(constructed(0), field);
  if (type !== wanted) return encloseUnread(explicit, piece, unreadBags.get(type) ?? type);
  const { content, contentStart } = explicit.read(tags.octetString, field);
  return enclose(piece, { start: contentStart, raw: content }, parse);
}

function encloseUnread(value: Cursor, piece: Piece, object: string): Enclosed {
  return enclose(piece, value, (bytes, offset) => unread(bytes, offset, object));
}

/**
 *     PKCS12Attribute ::= SEQUENCE { attrId OBJECT IDENTIFIER, attrValues SET OF ANY }        RFC 7292 section 4.2
 */
function readAttributes(bag: Cursor): Pick<Bag, 'alias' | 'pairedBy'> {
  let alias: string | undefined;
  let pairedBy: string | undefined;
  const attributes = bag.optional(tags.set, 'bagAttributes');
  while (attributes !== undefined && !attributes.done) {
    const attribute = attributes.read(tags.sequence, 'bagAttributes');
    const type = readOid(attribute, 'attrId');
    const values = attribute.read(tags.set, 'attrValues');
    if (values.done) continue;
    const value = values.any(type === bagTypes.friendlyName ? 'friendlyName' : 'attrValues');
    if (type === bagTypes.friendlyName && isCharacterString(value.tag))
      alias ??= toText(value, 'friendlyName');
    if (type === bagTypes.localKeyId) pairedBy ??= toHex(value.content);
  }
  // An empty name is none.
  return { alias: alias === '' ? undefined : alias, pairedBy };
}
