import { oids } from '../../x509/oids.js';
import {
  any,
  bitString,
  explicit,
  field,
  implicit,
  integer,
  oid,
  type Schema,
  sequence,
  sequenceOf,
  setOf,
  time,
} from '../schema.js';
import { algorithmIdentifier, versionFromV1 } from './algorithms.js';
import { extensions } from './extensions.js';
import { name } from './names.js';
import { subjectPublicKeyInfo } from './publicKeys.js';

/** What all signed objects are: RFC 5280 section 4.1.1, RFC 2986 section 4.2. */
function signed(type: string, tbsName: string, tbs: Schema, signature: string): Schema {
  return sequence(
    type,
    field(tbsName, tbs),
    field('signatureAlgorithm', algorithmIdentifier),
    field(signature, bitString),
  );
}

/** RFC 5280 section 4.1. */
export const certificate: Schema = signed(
  'Certificate',
  'tbsCertificate',
  sequence(
    'TBSCertificate',
    explicit(0, 'version', versionFromV1),
    field('serialNumber', integer),
    field('signature', algorithmIdentifier),
    field('issuer', name),
    field('validity', sequence('Validity', field('notBefore', time), field('notAfter', time))),
    field('subject', name),
    field('subjectPublicKeyInfo', subjectPublicKeyInfo),
    implicit(1, 'issuerUniqueID', bitString),
    implicit(2, 'subjectUniqueID', bitString),
    explicit(3, 'extensions', extensions),
  ),
  'signatureValue',
);

/** RFC 5280 section 5.1. */
export const certificateList: Schema = signed(
  'CertificateList',
  'tbsCertList',
  sequence(
    'TBSCertList',
    field('version', versionFromV1),
    field('signature', algorithmIdentifier),
    field('issuer', name),
    field('thisUpdate', time),
    field('nextUpdate', time),
    field(
      'revokedCertificates',
      sequenceOf(
        'RevokedCertificates',
        field(
          'revokedCertificate',
          sequence(
            'RevokedCertificate',
            field('userCertificate', integer),
            field('revocationDate', time),
            field('crlEntryExtensions', extensions),
          ),
        ),
      ),
    ),
    explicit(0, 'crlExtensions', extensions),
  ),
  'signatureValue',
);

/** RFC 2985 section 5.4. */
const requestAttributes: ReadonlyMap<string, Schema> = new Map([
  [oids.extensionRequest, extensions],
  [oids.microsoftExtensionRequest, extensions],
]);

/** RFC 2986 section 4.1. */
export const certificationRequest: Schema = signed(
  'CertificationRequest',
  'certificationRequestInfo',
  sequence(
    'CertificationRequestInfo',
    field('version', versionFromV1),
    field('subject', name),
    field('subjectPKInfo', subjectPublicKeyInfo),
    implicit(
      0,
      'attributes',
      setOf(
        'Attributes',
        field(
          'attribute',
          sequence(
            'Attribute',
            field('type', oid),
            field('values', setOf('SET OF AttributeValue', field('value', any)), {
              sibling: 'type',
              what: 'elements',
              table: () => requestAttributes,
            }),
          ),
        ),
      ),
    ),
  ),
  'signature',
);
