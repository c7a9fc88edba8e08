import type { Cursor } from '../der/cursor.js';
import { readSmallInteger } from '../der/readInteger.js';
import { readOid } from '../der/readOid.js';
import { constructed, tags } from '../der/tags.js';
import type { Extension } from './certificate.js';
import type { CertificateRequest } from './certificateRequest.js';
import { oids } from './oids.js';
import { parseExtensions } from './parseExtensions.js';
import { parseName } from './parseName.js';
import { readPublicKey } from './parsePublicKey.js';
import { parseSigned } from './parseSigned.js';
import type { Unreadable } from './unreadable.js';

/**
 * Reads one PKCS#10 request, RFC 2986 section 4; `unknown` where its frame is broken. All spans count from the start
 * of `bytes`, plus `offset`.
 *
 *     CertificationRequest ::= SEQUENCE { certificationRequestInfo, signatureAlgorithm, signature BIT STRING }
 */
export function parseRequest(bytes: Uint8Array, offset = 0): CertificateRequest | Unreadable {
  return parseSigned(bytes, offset, 'request', FIELDS, parseTbs);
}

const FIELDS = { whole: 'certificationRequest', tbs: 'certificationRequestInfo', signature: 'signature' };

/**
 *     CertificationRequestInfo ::= SEQUENCE { version INTEGER { v1(0) }, subject Name,
 *       subjectPKInfo SubjectPublicKeyInfo, attributes [0] IMPLICIT SET OF Attribute }
 */
function parseTbs(tbs: Cursor) {
  const version = readSmallInteger(tbs, 'version') + 1;
  const subject = parseName(tbs, 'subject');
  const publicKey = readPublicKey(tbs);
  if (publicKey === undefined || tbs.failed) return undefined;
  const attributes: CertificateRequest['attributes'][number][] = [];
  const extensions: Extension[] = [];
  // The attributes may be none, but their [0] is not OPTIONAL; some tools leave it out all the same.
  const set = tbs.optional(constructed(0), 'attributes');
  if (set === undefined) tbs.fault('attributes-missing', tbs.end, tbs.end, { field: 'attributes' });
  while (set?.done === false) {
    const sequence = set.read(tags.sequence, 'attributes');
    const oid = readOid(sequence, 'attributes.type');
    const values = sequence.read(tags.set, 'attributes.values');
    sequence.finish('attributes');
    if (sequence.failed) continue;
    attributes.push({ oid, span: sequence.span, values: values.raw });
    if (oid === oids.extensionRequest || oid === oids.microsoftExtensionRequest) {
      // One by one: a call takes no more than so many arguments.
      for (const extension of parseExtensions(values, 'extensionRequest')) extensions.push(extension);
    }
  }
  tbs.finish('certificationRequestInfo');
  return { version, subject, publicKey, attributes, extensions };
}
