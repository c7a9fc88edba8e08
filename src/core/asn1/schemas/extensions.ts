import { oids } from '../../x509/oids.js';
import {
  any,
  bitString,
  bmpString,
  boolean,
  choice,
  enumerated,
  explicit,
  field,
  generalizedTime,
  ia5String,
  implicit,
  integer,
  named,
  nothing,
  octetString,
  oid,
  type Schema,
  sequence,
  sequenceOf,
  setOf,
} from '../schema.js';
import { algorithmIdentifier } from './algorithms.js';
import { generalName, generalNames, relativeDistinguishedName } from './names.js';

/** RFC 5280 section 4.1; what extnValue has in it depends on extnID, and is DER whatever it is (section 4.2). */
export const extension: Schema = sequence(
  'Extension',
  field('extnID', oid),
  field('critical', boolean),
  field('extnValue', octetString, {
    sibling: 'extnID',
    what: 'contents',
    table: () => values,
    otherwise: any,
  }),
);

export const extensions: Schema = sequenceOf('Extensions', field('extension', extension));

/** RFC 5280 section 4.2.1.3. */
const keyUsage = named(
  'KeyUsage',
  bitString,
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
);

/** RFC 5280 section 4.2.1.1. */
const authorityKeyIdentifier = sequence(
  'AuthorityKeyIdentifier',
  implicit(0, 'keyIdentifier', octetString),
  implicit(1, 'authorityCertIssuer', generalNames),
  implicit(2, 'authorityCertSerialNumber', integer),
);

/** RFC 5280 section 4.2.1.4. */
const userNotice = sequence(
  'UserNotice',
  field(
    'noticeRef',
    sequence(
      'NoticeReference',
      field('organization', any),
      field('noticeNumbers', sequenceOf('SEQUENCE OF INTEGER', field('noticeNumber', integer))),
    ),
  ),
  field('explicitText', any),
);

const qualifiers: ReadonlyMap<string, Schema> = new Map([
  [oids.certificationPracticeStatement, { ...ia5String, type: 'CPSuri' }],
  [oids.userNotice, userNotice],
]);

const certificatePolicies = sequenceOf(
  'CertificatePolicies',
  field(
    'policyInformation',
    sequence(
      'PolicyInformation',
      field('policyIdentifier', oid),
      field(
        'policyQualifiers',
        sequenceOf(
          'SEQUENCE OF PolicyQualifierInfo',
          field(
            'policyQualifierInfo',
            sequence(
              'PolicyQualifierInfo',
              field('policyQualifierId', oid),
              field('qualifier', any, {
                sibling: 'policyQualifierId',
                what: 'type',
                table: () => qualifiers,
              }),
            ),
          ),
        ),
      ),
    ),
  ),
);

/** RFC 5280 section 4.2.1.5. */
const policyMappings = sequenceOf(
  'PolicyMappings',
  field(
    'policyMapping',
    sequence('PolicyMapping', field('issuerDomainPolicy', oid), field('subjectDomainPolicy', oid)),
  ),
);

/** RFC 5280 section 4.2.1.8. */
const subjectDirectoryAttributes = sequenceOf(
  'SubjectDirectoryAttributes',
  field(
    'attribute',
    sequence(
      'Attribute',
      field('type', oid),
      field('values', setOf('SET OF AttributeValue', field('value', any))),
    ),
  ),
);

/** RFC 5280 section 4.2.1.9. */
const basicConstraints = sequence(
  'BasicConstraints',
  field('cA', boolean),
  field('pathLenConstraint', integer),
);

/** RFC 5280 section 4.2.1.10. */
const generalSubtrees = sequenceOf(
  'GeneralSubtrees',
  field(
    'generalSubtree',
    sequence(
      'GeneralSubtree',
      field('base', generalName),
      implicit(0, 'minimum', integer),
      implicit(1, 'maximum', integer),
    ),
  ),
);

const nameConstraints = sequence(
  'NameConstraints',
  implicit(0, 'permittedSubtrees', generalSubtrees),
  implicit(1, 'excludedSubtrees', generalSubtrees),
);

/** RFC 5280 section 4.2.1.11. */
const policyConstraints = sequence(
  'PolicyConstraints',
  implicit(0, 'requireExplicitPolicy', integer),
  implicit(1, 'inhibitPolicyMapping', integer),
);

/** RFC 5280 section 4.2.1.12. */
const extendedKeyUsage = sequenceOf('ExtKeyUsageSyntax', field('keyPurposeId', oid));

/** RFC 5280 section 4.2.1.13. */
const reasonFlags = named(
  'ReasonFlags',
  bitString,
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
);

const distributionPointName = choice(
  'DistributionPointName',
  implicit(0, 'fullName', generalNames),
  implicit(1, 'nameRelativeToCRLIssuer', relativeDistinguishedName),
);

const distributionPoints = sequenceOf(
  'CRLDistributionPoints',
  field(
    'distributionPoint',
    sequence(
      'DistributionPoint',
      explicit(0, 'distributionPoint', distributionPointName),
      implicit(1, 'reasons', reasonFlags),
      implicit(2, 'cRLIssuer', generalNames),
    ),
  ),
);

/** RFC 5280 section 5.2.5. */
const issuingDistributionPoint = sequence(
  'IssuingDistributionPoint',
  explicit(0, 'distributionPoint', distributionPointName),
  implicit(1, 'onlyContainsUserCerts', boolean),
  implicit(2, 'onlyContainsCACerts', boolean),
  implicit(3, 'onlySomeReasons', reasonFlags),
  implicit(4, 'indirectCRL', boolean),
  implicit(5, 'onlyContainsAttributeCerts', boolean),
);

/** RFC 5280 section 4.2.2.1. */
const informationAccess = sequenceOf(
  'InfoAccessSyntax',
  field(
    'accessDescription',
    sequence('AccessDescription', field('accessMethod', oid), field('accessLocation', generalName)),
  ),
);

/** RFC 3280 section 4.2.1.4. */
const privateKeyUsagePeriod = sequence(
  'PrivateKeyUsagePeriod',
  implicit(0, 'notBefore', generalizedTime),
  implicit(1, 'notAfter', generalizedTime),
);

/** RFC 5280 section 5.3.1. */
const reasonCode = named(
  'CRLReason',
  enumerated,
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  '7',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
);

/** RFC 3739 section 3.2.6. */
const qcStatements = sequenceOf(
  'QCStatements',
  field('statement', sequence('QCStatement', field('statementId', oid), field('statementInfo', any))),
);

/** RFC 8551 section 2.5.2. */
const smimeCapabilities = sequenceOf(
  'SMIMECapabilities',
  field('capability', { ...algorithmIdentifier, type: 'SMIMECapability' }),
);

/** Microsoft, [MS-WCCE] section 2.2.2.7.7.2. */
const certificateTemplate = sequence(
  'CertificateTemplateOID',
  field('templateID', oid),
  field('templateMajorVersion', integer),
  field('templateMinorVersion', integer),
);

/** Netscape Certificate Extensions, the types of certificates. */
const netscapeCertificateType = named(
  'NetscapeCertType',
  bitString,
  'SSL client',
  'SSL server',
  'S/MIME',
  'object signing',
  'reserved',
  'SSL CA',
  'S/MIME CA',
  'object signing CA',
);

const values: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  [oids.subjectDirectoryAttributes, subjectDirectoryAttributes],
  [oids.subjectKeyIdentifier, { ...octetString, type: 'KeyIdentifier' }],
  [oids.keyUsage, keyUsage],
  [oids.privateKeyUsagePeriod, privateKeyUsagePeriod],
  [oids.subjectAltName, generalNames],
  [oids.issuerAltName, generalNames],
  [oids.basicConstraints, basicConstraints],
  [oids.crlNumber, { ...integer, type: 'CRLNumber' }],
  [oids.reasonCode, reasonCode],
  [oids.holdInstructionCode, oid],
  [oids.invalidityDate, generalizedTime],
  [oids.deltaCrlIndicator, { ...integer, type: 'BaseCRLNumber' }],
  [oids.issuingDistributionPoint, issuingDistributionPoint],
  [oids.certificateIssuer, generalNames],
  [oids.nameConstraints, nameConstraints],
  [oids.crlDistributionPoints, distributionPoints],
  [oids.certificatePolicies, certificatePolicies],
  [oids.microsoftApplicationPolicies, certificatePolicies],
  [oids.policyMappings, policyMappings],
  [oids.authorityKeyIdentifier, authorityKeyIdentifier],
  [oids.policyConstraints, policyConstraints],
  [oids.extendedKeyUsage, extendedKeyUsage],
  [oids.freshestCrl, distributionPoints],
  [oids.inhibitAnyPolicy, { ...integer, type: 'SkipCerts' }],
  [oids.authorityInfoAccess, informationAccess],
  [oids.subjectInfoAccess, informationAccess],
  [oids.qcStatements, qcStatements],
  // RFC 7633 section 4.
  [oids.tlsFeature, sequenceOf('Features', field('feature', integer))],
  [oids.ocspNoCheck, nothing],
  // RFC 6962 section 3.3: TLS structures inside.
  [oids.signedCertificateTimestamps, { ...octetString, type: 'SignedCertificateTimestampList' }],
  [oids.certificateTransparencyPoison, nothing],
  [oids.microsoftCertificateTemplateName, bmpString],
  [oids.microsoftCaVersion, integer],
  [oids.microsoftPreviousCaCertificateHash, octetString],
  [oids.microsoftCertificateTemplate, certificateTemplate],
  [oids.netscapeCertificateType, netscapeCertificateType],
  [oids.netscapeComment, ia5String],
  [oids.smimeCapabilities, smimeCapabilities],
  [oids.logotype, any],
  [oids.biometricInformation, any],
  [oids.entrustVersion, any],
]);
