import { oids } from '../../x509/oids.js';
import {
  any,
  bmpString,
  choice,
  type DefinedBy,
  explicit,
  field,
  implicit,
  integer,
  octetsOf,
  octetString,
  oid,
  type Schema,
  secret,
  sequence,
  sequenceOf,
  setOf,
  time,
} from '../schema.js';
import { algorithmIdentifier } from './algorithms.js';
import { name } from './names.js';
import { encryptedPrivateKeyInfo, privateKeyInfo } from './privateKeys.js';
import { certificate, certificateList } from './signedObjects.js';

/** RFC 2985 section 5.5, RFC 5652 section 11, RFC 7292 section 4.2. */
const attributeValues: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  [oids.friendlyName, bmpString],
  [oids.localKeyId, octetString],
  [oids.contentType, oid],
  [oids.messageDigest, octetString],
  [oids.signingTime, time],
]);

const attributes: Schema = setOf(
  'Attributes',
  field(
    'attribute',
    sequence(
      'Attribute',
      field('attrId', oid),
      field('attrValues', setOf('SET OF AttributeValue', field('value', any)), {
        sibling: 'attrId',
        what: 'elements',
        table: () => attributeValues,
      }),
    ),
  ),
);

function byContentType(table: () => ReadonlyMap<string, Schema>): DefinedBy {
  return { sibling: 'contentType', what: 'type', table };
}

/** RFC 5652 section 3. */
function contentInfo(table: () => ReadonlyMap<string, Schema>): Schema {
  return sequence(
    'ContentInfo',
    field('contentType', oid),
    explicit(0, 'content', any, byContentType(table)),
  );
}

/** RFC 5652 section 5.3. */
const signerInfo = sequence(
  'SignerInfo',
  field('version', integer),
  field(
    'sid',
    choice(
      'SignerIdentifier',
      field(
        'issuerAndSerialNumber',
        sequence('IssuerAndSerialNumber', field('issuer', name), field('serialNumber', integer)),
      ),
      implicit(0, 'subjectKeyIdentifier', octetString),
    ),
  ),
  field('digestAlgorithm', algorithmIdentifier),
  implicit(0, 'signedAttrs', attributes),
  field('signatureAlgorithm', algorithmIdentifier),
  field('signature', octetString),
  implicit(1, 'unsignedAttrs', attributes),
);

/** RFC 5652 section 5.1. */
const signedData = sequence(
  'SignedData',
  field('version', integer),
  field(
    'digestAlgorithms',
    setOf('DigestAlgorithmIdentifiers', field('digestAlgorithm', algorithmIdentifier)),
  ),
  field(
    'encapContentInfo',
    sequence('EncapsulatedContentInfo', field('eContentType', oid), explicit(0, 'eContent', any)),
  ),
  implicit(0, 'certificates', setOf('CertificateSet', field('certificate', certificate))),
  implicit(1, 'crls', setOf('RevocationInfoChoices', field('crl', certificateList))),
  field('signerInfos', setOf('SignerInfos', field('signerInfo', signerInfo))),
);

/** RFC 5652 section 8. */
const encryptedData = sequence(
  'EncryptedData',
  field('version', integer),
  field(
    'encryptedContentInfo',
    sequence(
      'EncryptedContentInfo',
      field('contentType', oid),
      field('contentEncryptionAlgorithm', algorithmIdentifier),
      implicit(0, 'encryptedContent', octetString),
    ),
  ),
);

/** Netscape's list of certificates. */
const certificateSequence = sequenceOf('CertificateSequence', field('certificate', certificate));

const contents: ReadonlyMap<string, Schema> = new Map([
  [oids.pkcs7Data, octetString],
  [oids.pkcs7SignedData, signedData],
  [oids.pkcs7EncryptedData, encryptedData],
  [oids.netscapeCertificateSequence, certificateSequence],
]);

export const pkcs7: Schema = contentInfo(() => contents);

/** RFC 7292 section 4.2.3. */
const certificateBags: ReadonlyMap<string, Schema> = new Map([[oids.x509Certificate, octetsOf(certificate)]]);

const certificateBag = sequence(
  'CertBag',
  field('certId', oid),
  explicit(0, 'certValue', any, { sibling: 'certId', what: 'type', table: () => certificateBags }),
);

/** RFC 7292 section 4.2.4. */
const revocationListBags: ReadonlyMap<string, Schema> = new Map([[oids.x509Crl, octetsOf(certificateList)]]);

const revocationListBag = sequence(
  'CRLBag',
  field('crlId', oid),
  explicit(0, 'crlValue', any, { sibling: 'crlId', what: 'type', table: () => revocationListBags }),
);

/** RFC 7292 section 4.2.5. */
const secretBag = sequence('SecretBag', field('secretTypeId', oid), explicit(0, 'secretValue', secret(any)));

/** RFC 7292 section 4.2. */
const safeContents: Schema = sequenceOf(
  'SafeContents',
  field(
    'safeBag',
    sequence(
      'SafeBag',
      field('bagId', oid),
      explicit(0, 'bagValue', any, { sibling: 'bagId', what: 'type', table: () => bags }),
      field('bagAttributes', attributes),
    ),
  ),
);

const bags: ReadonlyMap<string, Schema> = new Map([
  [oids.keyBag, privateKeyInfo],
  [oids.pkcs8ShroudedKeyBag, encryptedPrivateKeyInfo],
  [oids.certBag, certificateBag],
  [oids.crlBag, revocationListBag],
  [oids.secretBag, secretBag],
  [oids.safeContentsBag, safeContents],
]);

const safes: ReadonlyMap<string, Schema> = new Map([
  [oids.pkcs7Data, octetsOf(safeContents)],
  [oids.pkcs7EncryptedData, encryptedData],
]);

/** RFC 7292 section 4.1. */
const authenticatedSafe = sequenceOf(
  'AuthenticatedSafe',
  field(
    'contentInfo',
    contentInfo(() => safes),
  ),
);

const authSafes: ReadonlyMap<string, Schema> = new Map([
  [oids.pkcs7Data, octetsOf(authenticatedSafe)],
  [oids.pkcs7SignedData, signedData],
]);

/** RFC 7292 section 4. */
export const pfx: Schema = sequence(
  'PFX',
  field('version', integer),
  field(
    'authSafe',
    contentInfo(() => authSafes),
  ),
  field(
    'macData',
    sequence(
      'MacData',
      field(
        'mac',
        sequence('DigestInfo', field('digestAlgorithm', algorithmIdentifier), field('digest', octetString)),
      ),
      field('macSalt', octetString),
      field('iterations', integer),
    ),
  ),
);
