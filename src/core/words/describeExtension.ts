import { Cursor } from '../der/cursor.js';
import { toNamedBits } from '../der/readBits.js';
import { readSmallInteger } from '../der/readInteger.js';
import { readOid } from '../der/readOid.js';
import { toText } from '../der/readString.js';
import { tags } from '../der/tags.js';
import type { Extension } from '../x509/certificate.js';
import type { DistributionPoint } from '../x509/extensions/crlDistributionPoints.js';
import type { ExtensionName, ExtensionValues } from '../x509/extensions/extensionReaders.js';
import type { GeneralName } from '../x509/extensions/generalName.js';
import type { AccessDescription } from '../x509/extensions/informationAccess.js';
import type { GeneralSubtree } from '../x509/extensions/nameConstraints.js';
import type { PolicyInformation } from '../x509/extensions/certificatePolicies.js';
import { nameOfOid, oids } from '../x509/oids.js';
import { describeHex } from './describeHex.js';
import { groupDigits, toPlain } from './toPlain.js';

/** How many of a list's values are shown before "and N more". */
export const SHOWN_VALUES = 12;

/** Octets of an extension that nobody here knows which are shown. */
const SHOWN_OCTETS = 32;

/** A list in one line; undefined for none. */
export function describeList<Value>(
  values: readonly Value[] | undefined,
  describe: (value: Value) => string,
  separator = ', ',
): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const shown = values.slice(0, SHOWN_VALUES).map(describe).join(separator);
  const rest = values.length - SHOWN_VALUES;
  return rest > 0 ? `${shown} and ${groupDigits(rest)} more` : shown;
}

/** `node-a.example`, `mail a@example.com`, `IP 10.0.0.1`: the type is said wherever the value does not show it. */
export function describeGeneralName({ type, value }: GeneralName): string {
  const TYPES: Partial<Record<GeneralName['type'], string>> = { dns: '', uri: '', email: '', ip: 'IP ' };
  return `${TYPES[type] ?? `${type} `}${toPlain(value)}`;
}

/** What an extension says, in one line; its octets where nobody here knows it or it cannot be read. */
export function describeExtension({ decoded, oid, value }: Extension): string {
  const name = nameOfOid(oid);
  const said =
    decoded === undefined
      ? octetsReaders[name ?? '']?.(Cursor.over(value))
      : // `decoded` was made by the reader of this very name.
        (decodedWords as Record<string, ((decoded: never) => string | undefined) | undefined>)[name ?? '']?.(
          decoded as never,
        );
  return said === undefined || said === '' ? describeOctets(value) : said;
}

function describeOctets(value: Uint8Array): string {
  const rest = value.length - SHOWN_OCTETS;
  const shown = describeHex(value.subarray(0, SHOWN_OCTETS));
  return rest > 0 ? `${shown} and ${groupDigits(rest)} bytes more` : shown;
}

const named = (oid: string) => nameOfOid(oid) ?? oid;

const day = (epoch: number | null) =>
  epoch === null || Number.isNaN(epoch) ? '…' : new Date(epoch).toISOString().slice(0, 10);

/** Words for what the readers of `core/x509` made of a value. */
const decodedWords: {
  readonly [Name in ExtensionName]?: (decoded: ExtensionValues[Name]) => string | undefined;
} = {
  issuerAltName: (names) => describeList(names, describeGeneralName),
  nameConstraints: ({ excluded, permitted }) =>
    [sayTrees('permitted', permitted), sayTrees('excluded', excluded)].flat().join('; '),
  certificatePolicies: (policies) => describeList(policies, describePolicy, '; '),
  policyMappings: (mappings) =>
    describeList(mappings, (one) => `${named(one.issuerDomainPolicy)} → ${named(one.subjectDomainPolicy)}`),
  policyConstraints: ({ inhibitPolicyMapping, requireExplicitPolicy }) =>
    [
      ...(requireExplicitPolicy === null
        ? []
        : [`a policy is required after ${requireExplicitPolicy} certificates`]),
      ...(inhibitPolicyMapping === null ? [] : [`no mapping after ${inhibitPolicyMapping} certificates`]),
    ].join('; '),
  inhibitAnyPolicy: (skip) => `anyPolicy counts for ${skip} further certificates`,
  crlDistributionPoints: (points) => describeList(points, describePoint),
  freshestCrl: (points) => describeList(points, describePoint),
  authorityInfoAccess: (descriptions) => describeList(descriptions, describeAccess),
  subjectInfoAccess: (descriptions) => describeList(descriptions, describeAccess),
  privateKeyUsagePeriod: ({ notAfter, notBefore }) => `${day(notBefore)} to ${day(notAfter)}`,
};

function sayTrees(what: string, trees: readonly GeneralSubtree[]): readonly string[] {
  const list = describeList(trees, ({ base }) => `${base.type} ${toPlain(base.value)}`);
  return list === undefined ? [] : [`${what} ${list}`];
}

/** Where the statement of its practices stands, RFC 5280 section 4.2.1.4, is told with it. */
function describePolicy({ policy, qualifiers }: PolicyInformation): string {
  const places = qualifiers.flatMap(({ oid, qualifier }) => {
    const text =
      oid === oids.certificationPracticeStatement ? Cursor.over(qualifier).any('cPSuri') : undefined;
    return text === undefined || text.failed ? [] : [toPlain(toText(text, 'cPSuri'))];
  });
  return [named(policy), ...places].join(' ');
}

function describePoint({ crlIssuer, fullName }: DistributionPoint): string {
  const names = fullName.length > 0 ? fullName : crlIssuer;
  return describeList(names, describeGeneralName) ?? 'named relative to the CRL’s issuer';
}

function describeAccess({ location, method }: AccessDescription): string {
  return `${named(method)} ${describeGeneralName(location)}`;
}

type Read = (value: Cursor) => string | undefined;

const text: Read = (value) => {
  const string = value.any('text');
  return string.failed ? undefined : toPlain(toText(string, 'text'));
};

const oidList: Read = (value) => {
  const list = value.read(tags.sequence, 'list');
  const found: string[] = [];
  while (!list.done) found.push(readOid(list.read(tags.sequence, 'statement'), 'type'));
  return list.failed ? undefined : describeList(found, named);
};

/** RFC 7633 section 6: the numbers of TLS extensions that a server promises. */
const tlsFeatures: Readonly<Record<number, string>> = {
  5: 'status_request (the server staples OCSP)',
  17: 'status_request_v2',
};

const netscapeTypes = [
  'SSL client',
  'SSL server',
  'S/MIME',
  'object signing',
  'reserved',
  'SSL CA',
  'S/MIME CA',
  'object signing CA',
];

/** Words for extensions that have no place in a path, and so no reader: read when somebody looks. */
const octetsReaders: Readonly<Record<string, Read | undefined>> = {
  ocspNoCheck: () => 'the certificate of an OCSP responder is not checked for revocation itself',
  certificateTransparencyPoison: () => 'a precertificate, which is never valid in TLS',
  signedCertificateTimestamps: describeTimestamps,
  tlsFeature: (value) => {
    const list = value.read(tags.sequence, 'features');
    const features: number[] = [];
    while (!list.done) features.push(readSmallInteger(list, 'feature'));
    return list.failed ? undefined : describeList(features, (one) => tlsFeatures[one] ?? String(one));
  },
  qcStatements: oidList,
  subjectDirectoryAttributes: oidList,
  smimeCapabilities: oidList,
  microsoftCertificateTemplateName: text,
  microsoftCertificateTemplate: (value) => {
    const template = value.read(tags.sequence, 'template');
    const oid = readOid(template, 'templateID');
    const versions: number[] = [];
    while (!template.done) versions.push(readSmallInteger(template, 'version'));
    return oid === ''
      ? undefined
      : [named(oid), ...(versions.length > 0 ? [`version ${versions.join('.')}`] : [])].join(', ');
  },
  microsoftCaVersion: (value) => {
    // The CA's key in the upper half, its certificate in the lower.
    const version = readSmallInteger(value, 'version');
    return Number.isNaN(version) ? undefined : `certificate ${version & 0xffff}, key ${version >>> 16}`;
  },
  netscapeCertificateType: (value) =>
    describeList(
      toNamedBits(value.read(tags.bitString, 'type'), 'type'),
      (bit) => netscapeTypes[bit] ?? String(bit),
    ),
  netscapeComment: text,
  netscapeBaseUrl: text,
  netscapeRevocationUrl: text,
  netscapeCaRevocationUrl: text,
  netscapeRenewalUrl: text,
  netscapeCaPolicyUrl: text,
  netscapeServerName: text,
};

/**
 * SignedCertificateTimestampList, RFC 6962 section 3.3: in an OCTET STRING, each behind its length in two octets; a
 * version, the log's id in 32 octets, milliseconds since 1970 in eight.
 */
function describeTimestamps(value: Cursor): string | undefined {
  const { content, failed } = value.read(tags.octetString, 'SignedCertificateTimestampList');
  if (failed) return undefined;
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const days: string[] = [];
  for (let at = 2; at + 2 <= content.length;) {
    const length = view.getUint16(at);
    if (length < 41 || at + 2 + length > content.length) return undefined;
    days.push(day(Number(view.getBigUint64(at + 35))));
    at += 2 + length;
  }
  return describeList(days, (one) => `logged ${one}`);
}
