import { Cursor } from '../der/cursor.js';
import { toText } from '../der/readString.js';
import type { Extension } from '../x509/certificate.js';
import type { DistributionPoint } from '../x509/extensions/crlDistributionPoints.js';
import type { ExtensionName, ExtensionValues } from '../x509/extensions/extensionReaders.js';
import type { GeneralName } from '../x509/extensions/generalName.js';
import type { IssuingDistributionPoint } from '../x509/extensions/issuingDistributionPoint.js';
import type { AccessDescription } from '../x509/extensions/informationAccess.js';
import type { GeneralSubtree } from '../x509/extensions/nameConstraints.js';
import type { PolicyInformation } from '../x509/extensions/certificatePolicies.js';
import { nameOfOid, oids } from '../x509/oids.js';
import { describeHex, describeOctets } from './describeHex.js';
import { describeDay } from './describeLifetime.js';
import { describeList } from './describeList.js';
import { extensionOctets } from './extensionOctets.js';
import { toPlain } from './toPlain.js';

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
      ? extensionOctets[name ?? '']?.(Cursor.over(value))
      : // `decoded` was made by the reader of this very name.
        (decodedWords as Record<string, ((decoded: never) => string | undefined) | undefined>)[name ?? '']?.(
          decoded as never,
        );
  return said === undefined || said === '' ? describeOctets(value) : said;
}

const named = (oid: string) => nameOfOid(oid) ?? oid;

const day = (epoch: number | null) => (epoch === null || Number.isNaN(epoch) ? '…' : describeDay(epoch));

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
  issuingDistributionPoint: (point) => describeIssuingPoint(point),
  crlNumber: (number) => describeHex(number),
  deltaCrlIndicator: (number) => `changes since number ${describeHex(number)}`,
  reasonCode: (reason) => reason,
  invalidityDate: (epoch) => day(epoch),
  certificateIssuer: (names) => describeList(names, describeGeneralName),
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

/** What a revocation list covers, RFC 5280 section 5.2.5. */
function describeIssuingPoint(point: IssuingDistributionPoint): string {
  const { fullName, onlySomeReasons, relativeName } = point;
  const where = describeList(fullName, describeGeneralName);
  return [
    ...(where === undefined ? [] : [where]),
    ...(relativeName === undefined ? [] : ['a point named relative to the issuer']),
    ...(point.onlyContainsUserCerts ? ['only end entities'] : []),
    ...(point.onlyContainsCaCerts ? ['only CAs'] : []),
    ...(point.onlyContainsAttributeCerts ? ['only attribute certificates'] : []),
    ...(point.indirectCrl ? ['certificates of other issuers too'] : []),
    ...(onlySomeReasons === null
      ? []
      : [`only for ${onlySomeReasons.map((bit) => REASON_FLAGS[bit] ?? bit).join(', ')}`]),
  ].join('; ');
}

/** ReasonFlags by bit, RFC 5280 section 4.2.1.13; bit 0 is not used. */
const REASON_FLAGS: Readonly<Record<number, string>> = {
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  7: 'privilegeWithdrawn',
  8: 'aACompromise',
};

function describeAccess({ location, method }: AccessDescription): string {
  return `${named(method)} ${describeGeneralName(location)}`;
}
