import type { Cursor } from '../der/cursor.js';
import { readInteger, readSmallInteger } from '../der/readInteger.js';
import { readList } from '../der/readList.js';
import { constructed, tags } from '../der/tags.js';
import { parseAlgorithm } from './parseAlgorithm.js';
import { parseTime } from './parseCertificate.js';
import { parseExtensions } from './parseExtensions.js';
import { parseName } from './parseName.js';
import { parseSigned } from './parseSigned.js';
import type { RevocationList, RevokedCertificate } from './revocationList.js';
import type { Unreadable } from './unreadable.js';

/**
 * Reads one certificate revocation list, RFC 5280 section 5.1; `unknown` where its frame is broken. All spans count
 * from the start of `bytes`, plus `offset`.
 *
 *     CertificateList ::= SEQUENCE { tbsCertList, signatureAlgorithm AlgorithmIdentifier, signatureValue BIT STRING }
 */
export function parseRevocationList(bytes: Uint8Array, offset = 0): RevocationList | Unreadable {
  return parseSigned(bytes, offset, 'crl', FIELDS, parseTbs);
}

const FIELDS = { whole: 'certificateList', tbs: 'tbsCertList', signature: 'signatureValue' };

/**
 *     TBSCertList ::= SEQUENCE { version Version OPTIONAL, signature AlgorithmIdentifier, issuer Name, thisUpdate Time,
 *       nextUpdate Time OPTIONAL, revokedCertificates SEQUENCE OF … OPTIONAL, crlExtensions [0] EXPLICIT Extensions OPTIONAL }
 */
function parseTbs(tbs: Cursor) {
  const version = readVersion(tbs);
  const tbsSignatureAlgorithm = parseAlgorithm(tbs, 'signature');
  const issuer = parseName(tbs, 'issuer');
  const thisUpdate = parseTime(tbs, 'thisUpdate');
  const next = tbs.peek();
  const hasNext = next === tags.utcTime || next === tags.generalizedTime;
  const nextUpdate = hasNext ? parseTime(tbs, 'nextUpdate') : undefined;
  // Section 5.1.2.6: where nothing is revoked, the list MUST be absent.
  const revoked = tbs.optional(tags.sequence, 'revokedCertificates');
  const revokedCertificates =
    revoked === undefined ? [] : readList(revoked, 'revokedCertificates', parseEntry);
  const explicit = tbs.optional(constructed(0), 'crlExtensions');
  const extensions = explicit === undefined ? [] : parseExtensions(explicit, 'crlExtensions');
  explicit?.finish('crlExtensions');
  tbs.finish('tbsCertList');
  if (tbs.failed) return undefined;
  return {
    version,
    tbsSignatureAlgorithm,
    issuer,
    thisUpdate,
    nextUpdate,
    revokedCertificates,
    extensions,
  };
}

/** As people count. Section 5.1.2.1: where it is there, it MUST be 2. */
function readVersion(tbs: Cursor): number {
  const field = 'version';
  if (tbs.peek() !== tags.integer) return 1;
  const start = tbs.at;
  const version = readSmallInteger(tbs, field) + 1;
  if (version !== 2) tbs.fault('version-unknown', start, tbs.at, { field, version: String(version) });
  return version;
}

/** `SEQUENCE { userCertificate INTEGER, revocationDate Time, crlEntryExtensions Extensions OPTIONAL }`, one a certificate. */
function parseEntry(parent: Cursor, field: string): RevokedCertificate | undefined {
  const entry = parent.read(tags.sequence, field);
  const serial = readInteger(entry, 'revokedCertificates.userCertificate');
  const revoked = parseTime(entry, 'revokedCertificates.revocationDate');
  const extensions = entry.done ? [] : parseExtensions(entry, 'crlEntryExtensions');
  entry.finish(field);
  return entry.failed ? undefined : { serial, revoked, extensions, span: entry.span };
}
