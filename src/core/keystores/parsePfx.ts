import type { Fault } from '../base/fault.js';
import { joinOctets } from '../base/joinOctets.js';
import type { Span } from '../base/span.js';
import { Cursor } from '../der/cursor.js';
import { readSmallInteger } from '../der/readInteger.js';
import { readOid } from '../der/readOid.js';
import { constructed, primitive, tags } from '../der/tags.js';
import { type ParsedEncryption, parseEncryption } from '../keys/parseEncryption.js';
import { contentTypes, otherContents } from './contentTypes.js';
import { type Mac, parseMac } from './parseMac.js';
import { type Piece, placeFaults, readInner, readPiece } from './piece.js';

/** One part of a PKCS#12: in the clear, or encrypted as a whole. */
export type Safe = { readonly kind: 'clear'; readonly piece: Piece } | SealedSafe;

export interface SealedSafe extends ParsedEncryption {
  readonly kind: 'sealed';
  readonly encrypted: Uint8Array;
  readonly span: Span;
}

/** A PKCS#12 taken apart as far as it can be without its passphrase. */
export interface Pfx {
  readonly safes: readonly Safe[];
  readonly mac: Mac | undefined;
  /** What the MAC is computed over. */
  readonly guarded: Uint8Array;
  readonly span: Span;
  readonly faults: readonly Fault[];
}

/**
 *     PFX ::= SEQUENCE { version INTEGER {v3(3)}, authSafe ContentInfo, macData MacData OPTIONAL }  RFC 7292 section 4
 */
export function parsePfx(bytes: Uint8Array): Pfx {
  const { piece, fault } = readPiece(bytes);
  const input = Cursor.over(piece.bytes);
  const pfx = input.read(tags.sequence, 'PFX');
  input.finish('PFX');
  const version = readSmallInteger(pfx, 'version');
  if (!pfx.failed && version !== 3)
    pfx.fault('version-unknown', pfx.start, pfx.end, { field: 'version', version });
  const content = readContent(pfx);
  const data = pfx.optional(tags.sequence, 'macData');
  const mac = data && parseMac(data);
  pfx.finish('PFX');
  const inner = content && parseSafes(content, piece);
  const own = fault === undefined ? placeFaults(input.report.faults, piece) : [fault];
  return {
    safes: inner?.safes ?? [],
    mac,
    guarded: content?.content ?? new Uint8Array(),
    span: piece.placeOf(pfx.span),
    faults: [...own, ...(inner?.faults ?? [])],
  };
}

/**
 * The octets that a PFX guards with its MAC. Guarded by a signature instead, it holds SignedData, which nobody writes.
 *
 *     ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY }    RFC 5652 section 3
 */
function readContent(pfx: Cursor): Cursor | undefined {
  const info = pfx.read(tags.sequence, 'authSafe');
  const type = readOid(info, 'contentType');
  if (type === contentTypes.data) return readOctets(info);
  sayUnread(info, type);
  return undefined;
}

function sayUnread(info: Cursor, type: string): void {
  const content = otherContents.get(type) ?? type;
  if (!info.failed) info.fault('content-unread', info.start, info.end, { content });
}

function readOctets(info: Cursor): Cursor | undefined {
  const octets = info.read(constructed(0), 'content').read(tags.octetString, 'content');
  return octets.failed ? undefined : octets;
}

/**
 *     AuthenticatedSafe ::= SEQUENCE OF ContentInfo                                           RFC 7292 section 4.1
 */
function parseSafes(content: Cursor, outer: Piece): Pick<Pfx, 'safes' | 'faults'> {
  const { piece, fault } = readInner(outer, content);
  const input = Cursor.over(piece.bytes);
  const list = input.read(tags.sequence, 'AuthenticatedSafe');
  input.finish('AuthenticatedSafe');
  const safes: Safe[] = [];
  const faults: Fault[] = fault === undefined ? [] : [fault];
  while (!list.done) {
    const info = list.read(tags.sequence, 'ContentInfo');
    const type = readOid(info, 'contentType');
    if (type === contentTypes.data) {
      const octets = readOctets(info);
      const inner = octets && readInner(piece, octets);
      if (inner?.fault) faults.push(inner.fault);
      if (inner) safes.push({ kind: 'clear', piece: inner.piece });
    } else if (type === contentTypes.encryptedData) {
      const safe = readEncrypted(info.read(constructed(0), 'content'), piece);
      if (safe) safes.push(safe);
    } else sayUnread(info, type);
  }
  return { safes, faults: [...placeFaults(input.report.faults, piece), ...faults] };
}

/**
 *     EncryptedData ::= SEQUENCE { version INTEGER, encryptedContentInfo SEQUENCE {            RFC 5652 section 8
 *       contentType OBJECT IDENTIFIER, contentEncryptionAlgorithm AlgorithmIdentifier,
 *       encryptedContent [0] IMPLICIT OCTET STRING OPTIONAL } }
 */
function readEncrypted(content: Cursor, { placeOf }: Piece): Safe | undefined {
  const data = content.read(tags.sequence, 'EncryptedData');
  data.read(tags.integer, 'version');
  const info = data.read(tags.sequence, 'encryptedContentInfo');
  readOid(info, 'contentType');
  const encryption = parseEncryption(info);
  const pieces = info.optional(constructed(0), 'encryptedContent');
  const encrypted = pieces ? joinPieces(pieces) : info.read(primitive(0), 'encryptedContent').content;
  if (info.failed) return undefined;
  return { kind: 'sealed', ...encryption, encrypted, span: placeOf(content.span) };
}

/** BER may have an implicitly tagged octet string in pieces, which the tag alone does not tell from anything else. */
function joinPieces(pieces: Cursor): Uint8Array {
  const contents: Uint8Array[] = [];
  while (!pieces.done) contents.push(pieces.read(tags.octetString, 'encryptedContent').content);
  return joinOctets(...contents);
}
