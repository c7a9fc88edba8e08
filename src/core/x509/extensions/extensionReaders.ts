import type { Cursor } from '../../der/cursor.js';
import { readSmallInteger } from '../../der/readInteger.js';
import { oids } from '../oids.js';
import { parseAlternativeName } from './alternativeName.js';
import { type AuthorityKeyIdentifier, parseAuthorityKeyIdentifier } from './authorityKeyIdentifier.js';
import { type BasicConstraints, parseBasicConstraints } from './basicConstraints.js';
import { parseCertificatePolicies, type PolicyInformation } from './certificatePolicies.js';
import { type DistributionPoint, parseCrlDistributionPoints } from './crlDistributionPoints.js';
import { parseCrlNumber, parseInvalidityDate, parseReasonCode, type RevocationReason } from './crlFields.js';
import { parseExtendedKeyUsage } from './extendedKeyUsage.js';
import type { GeneralName } from './generalName.js';
import { type AccessDescription, parseInformationAccess } from './informationAccess.js';
import { type IssuingDistributionPoint, parseIssuingDistributionPoint } from './issuingDistributionPoint.js';
import { type KeyUsage, parseKeyUsage } from './keyUsage.js';
import { type NameConstraints, parseNameConstraints } from './nameConstraints.js';
import { parsePolicyConstraints, type PolicyConstraints } from './policyConstraints.js';
import { parsePolicyMappings, type PolicyMapping } from './policyMappings.js';
import { parsePrivateKeyUsagePeriod, type PrivateKeyUsagePeriod } from './privateKeyUsagePeriod.js';
import { parseSubjectKeyIdentifier } from './subjectKeyIdentifier.js';

/** The extensions that are read here, by name, and what their values become. */
export interface ExtensionValues {
  basicConstraints: BasicConstraints;
  keyUsage: readonly KeyUsage[];
  extendedKeyUsage: readonly string[];
  subjectAltName: readonly GeneralName[];
  issuerAltName: readonly GeneralName[];
  subjectKeyIdentifier: Uint8Array;
  authorityKeyIdentifier: AuthorityKeyIdentifier;
  nameConstraints: NameConstraints;
  certificatePolicies: readonly PolicyInformation[];
  policyMappings: readonly PolicyMapping[];
  policyConstraints: PolicyConstraints;
  /** SkipCerts; NaN where the number cannot be read. */
  inhibitAnyPolicy: number;
  crlDistributionPoints: readonly DistributionPoint[];
  freshestCrl: readonly DistributionPoint[];
  authorityInfoAccess: readonly AccessDescription[];
  subjectInfoAccess: readonly AccessDescription[];
  privateKeyUsagePeriod: PrivateKeyUsagePeriod;
  crlNumber: Uint8Array;
  deltaCrlIndicator: Uint8Array;
  issuingDistributionPoint: IssuingDistributionPoint;
  reasonCode: RevocationReason | undefined;
  invalidityDate: number;
  certificateIssuer: readonly GeneralName[];
}

export type ExtensionName = keyof ExtensionValues;

/** Each reads the one element that extnValue holds; `field` is the name that a fault speaks of. */
const readers: { readonly [Name in ExtensionName]: (value: Cursor, field: string) => ExtensionValues[Name] } =
  {
    basicConstraints: parseBasicConstraints,
    keyUsage: parseKeyUsage,
    extendedKeyUsage: parseExtendedKeyUsage,
    subjectAltName: parseAlternativeName,
    issuerAltName: parseAlternativeName,
    subjectKeyIdentifier: parseSubjectKeyIdentifier,
    authorityKeyIdentifier: parseAuthorityKeyIdentifier,
    nameConstraints: parseNameConstraints,
    certificatePolicies: parseCertificatePolicies,
    policyMappings: parsePolicyMappings,
    policyConstraints: parsePolicyConstraints,
    inhibitAnyPolicy: readSmallInteger,
    crlDistributionPoints: parseCrlDistributionPoints,
    freshestCrl: parseCrlDistributionPoints,
    authorityInfoAccess: parseInformationAccess,
    subjectInfoAccess: parseInformationAccess,
    privateKeyUsagePeriod: parsePrivateKeyUsagePeriod,
    crlNumber: parseCrlNumber,
    deltaCrlIndicator: parseCrlNumber,
    issuingDistributionPoint: parseIssuingDistributionPoint,
    reasonCode: parseReasonCode,
    invalidityDate: parseInvalidityDate,
    certificateIssuer: parseAlternativeName,
  };

const byOid: ReadonlyMap<string, ExtensionName> = new Map(
  (Object.keys(readers) as ExtensionName[]).map((name) => [oids[name], name]),
);

/** Whether what stands in such an extension is decoded. */
export function hasReader(oid: string): boolean {
  return byOid.has(oid);
}

/**
 * Decodes what stands in extnValue; undefined where no reader knows the OID, and where anything inside could not be
 * read to its end: half a list of names or purposes would allow what the whole one does not.
 */
export function decodeExtension(oid: string, value: Cursor): unknown {
  const name = byOid.get(oid);
  if (name === undefined) return undefined;
  const { report } = value;
  const breaks = report.breaks;
  const decoded = readers[name](value, name);
  const isWhole = report.breaks === breaks;
  value.finish(name);
  return isWhole ? decoded : undefined;
}
