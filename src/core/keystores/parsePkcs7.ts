import { Cursor } from '../der/cursor.js';
import { readOid } from '../der/readOid.js';
import { constructed, tags } from '../der/tags.js';
import { parseCertificate } from '../x509/parseCertificate.js';
import { parseRevocationList } from '../x509/parseRevocationList.js';
import { contentTypes, otherContents } from './contentTypes.js';
import { enclose } from './enclose.js';
import type { Enclosed, Keystore } from './keystore.js';
import { type Piece, placeFaults, readPiece } from './piece.js';
import { unread } from './unread.js';

/**
 * A bag of certificates and CRLs: the certificates beside a signed message, most often one without message and
 * signature (`.p7b`). Never throws. Signatures are not looked at: they vouch for the message, not for the certificates.
 *
 *     ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY OPTIONAL }  RFC 5652 section 3
 *
 * Some tools leave the ContentInfo out, and write the bare SignedData.
 */
export function parsePkcs7(bytes: Uint8Array): Keystore {
  const { piece, fault } = readPiece(bytes);
  const input = Cursor.over(piece.bytes);
  const outer = input.read(tags.sequence, 'ContentInfo');
  input.finish('ContentInfo');
  const isBare = outer.peek() === tags.integer;
  const enclosed = isBare ? parseSignedData(outer, piece) : parseContent(outer, piece);
  return {
    kind: 'keystore',
    container: 'PKCS#7',
    der: bytes,
    span: piece.placeOf(outer.span),
    integrity: null,
    sealed: [],
    enclosed,
    faults: fault === undefined ? placeFaults(input.report.faults, piece) : [fault],
  };
}

function parseContent(outer: Cursor, piece: Piece): readonly Enclosed[] {
  const type = readOid(outer, 'contentType');
  if (outer.failed) return [];
  const content = outer.read(constructed(0), 'content');
  outer.finish('ContentInfo');
  if (type === contentTypes.signedData)
    return parseSignedData(content.read(tags.sequence, 'SignedData'), piece);
  if (type === contentTypes.certificateSequence) {
    const list = content.read(tags.sequence, 'certificates');
    return readAll(list, (element) => encloseCertificate(piece, element));
  }
  outer.fault('content-unread', outer.start, outer.end, { content: otherContents.get(type) ?? type });
  return [];
}

/**
 *     SignedData ::= SEQUENCE { version INTEGER, digestAlgorithms SET OF AlgorithmIdentifier,
 *       encapContentInfo SEQUENCE, certificates [0] IMPLICIT SET OF CertificateChoices OPTIONAL,
 *       crls [1] IMPLICIT SET OF RevocationInfoChoice OPTIONAL, signerInfos SET OF SignerInfo }  RFC 5652 section 5.1
 */
function parseSignedData(signed: Cursor, piece: Piece): readonly Enclosed[] {
  signed.read(tags.integer, 'version');
  signed.read(tags.set, 'digestAlgorithms');
  signed.read(tags.sequence, 'encapContentInfo');
  const certificates = signed.optional(constructed(0), 'certificates');
  const lists = signed.optional(constructed(1), 'crls');
  signed.read(tags.set, 'signerInfos');
  signed.finish('SignedData');
  const enclosed = [
    ...readAll(certificates, (element) => encloseCertificate(piece, element)),
    ...readAll(lists, (element) => encloseList(piece, element)),
  ];
  if (enclosed.length === 0 && !signed.failed) signed.fault('container-empty', signed.start, signed.end);
  return enclosed;
}

function readAll(set: Cursor | undefined, toEnclosed: (element: Cursor) => Enclosed): readonly Enclosed[] {
  const all: Enclosed[] = [];
  while (set !== undefined && !set.done) {
    const element = set.any('certificates');
    if (!element.failed) all.push(toEnclosed(element));
  }
  return all;
}

/** CertificateChoices, RFC 5652 section 10.2.2: the others are tagged. */
function encloseCertificate(piece: Piece, element: Cursor): Enclosed {
  return enclose(piece, element, (bytes, offset) =>
    element.tag === tags.sequence
      ? parseCertificate(bytes, offset)
      : unread(
          bytes,
          offset,
          element.tag === constructed(0) ? 'ExtendedCertificate' : 'AttributeCertificate',
        ),
  );
}

/** RevocationInfoChoice, RFC 5652 section 10.2.1. */
function encloseList(piece: Piece, element: Cursor): Enclosed {
  return enclose(piece, element, (bytes, offset) =>
    element.tag === tags.sequence
      ? parseRevocationList(bytes, offset)
      : unread(bytes, offset, 'OtherRevocationInfoFormat'),
  );
}
