import type { Cursor } from '../der/cursor.js';
import { readInteger, readSmallInteger } from '../der/readInteger.js';
import { readTime } from '../der/readTime.js';
import { constructed, primitive, tags } from '../der/tags.js';
import type { Certificate, Extension, Time } from './certificate.js';
import { findExtension } from './extensions/readExtension.js';
import { oids } from './oids.js';
import { parseAlgorithm } from './parseAlgorithm.js';
import { parseExtensions } from './parseExtensions.js';
import { parseName } from './parseName.js';
import { readPublicKey } from './parsePublicKey.js';
import { parseSigned } from './parseSigned.js';
import type { Unreadable } from './unreadable.js';

/**
 * Reads one certificate, RFC 5280 section 4.1. Broken parts (a name, a date, an extension) are faults of a certificate
 * that is read all the same; `unknown` comes back where its frame is broken. Octets after it are a fault.
 * All spans count from the start of `bytes`, plus `offset`.
 *
 *     Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm AlgorithmIdentifier, signatureValue BIT STRING }
 */
export function parseCertificate(bytes: Uint8Array, offset = 0): Certificate | Unreadable {
  return parseSigned(bytes, offset, 'certificate', FIELDS, parseTbs);
}

const FIELDS = { whole: 'certificate', tbs: 'tbsCertificate', signature: 'signatureValue' };

/**
 *     TBSCertificate ::= SEQUENCE { version [0] EXPLICIT Version DEFAULT v1, serialNumber INTEGER,
 *       signature AlgorithmIdentifier, issuer Name, validity Validity, subject Name,
 *       subjectPublicKeyInfo SubjectPublicKeyInfo, issuerUniqueID [1] IMPLICIT BIT STRING OPTIONAL,
 *       subjectUniqueID [2] IMPLICIT BIT STRING OPTIONAL, extensions [3] EXPLICIT Extensions OPTIONAL }
 */
function parseTbs(tbs: Cursor) {
  const version = readVersion(tbs);
  const serialAt = tbs.at;
  const serial = readInteger(tbs, 'serialNumber');
  const serialSpan = { start: tbs.report.offset + serialAt, end: tbs.report.offset + tbs.at };
  const tbsSignatureAlgorithm = parseAlgorithm(tbs, 'signature');
  const issuer = parseName(tbs, 'issuer');
  const validity = tbs.read(tags.sequence, 'validity');
  const notBefore = parseTime(validity, 'validity.notBefore');
  const notAfter = parseTime(validity, 'validity.notAfter');
  validity.finish('validity');
  const subject = parseName(tbs, 'subject');
  const publicKey = readPublicKey(tbs);
  if (publicKey === undefined || tbs.failed) return undefined;
  readUniqueId(tbs, 1, 'issuerUniqueID', version);
  readUniqueId(tbs, 2, 'subjectUniqueID', version);
  const extensions = readExtensions(tbs, version);
  tbs.finish('tbsCertificate');
  checkEmptySubject(subject.rdns.length, extensions, tbs);
  return {
    version,
    serial,
    serialSpan,
    tbsSignatureAlgorithm,
    issuer,
    notBefore,
    notAfter,
    subject,
    publicKey,
    extensions,
  };
}

/** As people count: 1 where absent, since the encoding counts from 0. */
function readVersion(tbs: Cursor): number {
  const field = 'version';
  const explicit = tbs.optional(constructed(0), field);
  if (explicit === undefined) return 1;
  const version = readSmallInteger(explicit, field) + 1;
  explicit.finish(field);
  // X.690 section 11.5: a DEFAULT is not encoded.
  if (version === 1) explicit.fault('default-encoded', explicit.start, explicit.end, { field });
  else if (!(version <= 3)) {
    explicit.fault('version-unknown', explicit.start, explicit.end, { field, version: String(version) });
  }
  return version;
}

/** A Time of RFC 5280 section 4.1.2.5 or 5.1.2.4, and where it stands. */
export function parseTime(parent: Cursor, field: string): Time {
  const { epoch, element } = readTime(parent, field);
  return { epoch, span: element.span };
}

/** RFC 5280 section 4.1.2.8: these are read over, and MUST only appear from version 2 on. */
function readUniqueId(tbs: Cursor, number: number, field: string, version: number): void {
  const id = tbs.optional(primitive(number), field);
  if (id !== undefined && version === 1) {
    id.fault('version-too-low', id.start, id.end, { field, version });
  }
}

/** RFC 5280 section 4.1.2.9: extensions MUST only appear in version 3. */
function readExtensions(tbs: Cursor, version: number): readonly Extension[] {
  const field = 'extensions';
  const explicit = tbs.optional(constructed(3), field);
  if (explicit === undefined) return [];
  if (version < 3)
    explicit.fault('version-too-low', explicit.start, explicit.contentStart, { field, version });
  const extensions = parseExtensions(explicit, field);
  explicit.finish(field);
  return extensions;
}

/** RFC 5280 section 4.2.1.6: where the subject is empty, the subjectAltName says who it is and MUST be critical. */
function checkEmptySubject(rdns: number, extensions: readonly Extension[], tbs: Cursor): void {
  const alternative = rdns === 0 ? findExtension({ extensions }, oids.subjectAltName) : undefined;
  if (alternative?.critical !== false) return;
  tbs.report.note('subject-alt-name-not-critical', alternative.span, { field: 'subjectAltName' });
}
