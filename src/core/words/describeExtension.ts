import { Cursor } from '../der/cursor.js';
import { toText } from '../der/readString.js';
import type { Extension } from '../x509/certificate.js';
import type { DistributionPoint } from '../x509/extensions/crlDistributionPoints.js';
import type { ExtensionName, ExtensionValues } from '../x509/extensions/extensionReaders.js';
import type { GeneralName } from '../x509/extensions/generalName.js';
import type { AccessDescription } from '../x509/extensions/informationAccess.js';
import type { GeneralSubtree } from '../x509/extensions/nameConstraints.js';
import type { PolicyInformation } from '../x509/extensions/certificatePolicies.js';
import { nameOfOid, oids } from '../x509/oids.js';
import { describeHex } from './describeHex.js';
import { describeDay } from './describeLifetime.js';
import { describeList } from './describeList.js';
import { extensionOctets } from './extensionOctets.js';
import { groupDigits, toPlain } from './toPlain.js';

/** Octets of an extension that nobody here knows which are shown. */
const SHOWN_OCTETS = 32;

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

function describeOctets(value: Uint8Array): string {
  const rest = value.length - SHOWN_OCTETS;
  const shown = describeHex(value.subarray(0, SHOWN_OCTETS));
  return rest > 0 ? `${shown} and ${groupDigits(rest)} bytes more` : shown;
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
