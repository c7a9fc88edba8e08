import { sameOctets } from '../../base/sameOctets.js';
import { identifiersOf } from '../../path/identifiers.js';
import { normalName } from '../../path/sameName.js';
import type { Certificate } from '../../x509/certificate.js';
import type { DistributionPoint } from '../../x509/extensions/crlDistributionPoints.js';
import { findExtension, readExtension } from '../../x509/extensions/readExtension.js';
import { oids } from '../../x509/oids.js';
import { pointNames, toKey, toNameKey } from './pointNames.js';
import type { PreparedList } from './preparedList.js';

/** Where a certificate's status is looked for: one of its distribution points, or its issuer's own list (undefined). */
export type Point = DistributionPoint | undefined;

/** All reasons of ReasonFlags but `unused`, RFC 5280 section 4.2.1.13. */
export const ALL_REASONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8]);

/** The points to be asked, the issuer's own list last: RFC 5280 section 6.3.3. */
export function pointsOf(certificate: Certificate): readonly Point[] {
  return [...(readExtension(certificate, 'crlDistributionPoints') ?? []), undefined];
}

/** Whether a list is about this certificate when it is looked for at this point: RFC 5280 section 6.3.3 (b). */
export function isInScope(list: PreparedList, certificate: Certificate, point: Point): boolean {
  return (
    isIssuersList(list, certificate, point) &&
    isOfPoint(list, certificate, point) &&
    isOfKind(list, certificate)
  );
}

/** Section 6.3.3 (b) (1): the list is the issuer's own, or that of another whom the point names. */
function isIssuersList(
  { issuer, point: own }: PreparedList,
  certificate: Certificate,
  point: Point,
): boolean {
  if (point === undefined || point.crlIssuer.length === 0) return issuer === normalName(certificate.issuer);
  return own?.indirectCrl === true && keysOf(point, certificate).issuers.has(toNameKey(issuer));
}

/** Section 6.3.3 (b) (2) (i): where the list says at which point it is found, it is this one. */
function isOfPoint({ names: own }: PreparedList, certificate: Certificate, point: Point): boolean {
  if (own.size === 0) return true;
  if (point === undefined) return own.has(toNameKey(normalName(certificate.issuer)));
  const { names } = keysOf(point, certificate);
  const [few, many] = own.size < names.size ? [own, names] : [names, own];
  return [...few].some((name) => many.has(name));
}

/** What a distribution point names, as keys: a list may have thousands, and so may a certificate. */
interface PointKeys {
  /** Where its list is found; where it does not say, who issues it. */
  readonly names: ReadonlySet<string>;
  readonly issuers: ReadonlySet<string>;
}

const known = new WeakMap<DistributionPoint, PointKeys>();

function keysOf(point: DistributionPoint, certificate: Certificate): PointKeys {
  const remembered = known.get(point);
  if (remembered !== undefined) return remembered;
  const issuers = new Set(point.crlIssuer.map(toKey));
  // nameRelativeToCRLIssuer is relative to the issuer of the list, which is the certificate's own where no other is named.
  const issuer = point.crlIssuer.find(({ name }) => name !== undefined)?.name ?? certificate.issuer;
  const names = pointNames(point, issuer);
  const keys = { names: names.size > 0 ? names : issuers, issuers };
  known.set(point, keys);
  return keys;
}

/** How many names are compared for one list that is looked for at this point. */
export function sizeOf(point: Point, certificate: Certificate): number {
  return point === undefined ? 1 : 1 + keysOf(point, certificate).names.size;
}

/** Section 6.3.3 (b) (2) (ii) to (iv). */
function isOfKind({ point }: PreparedList, certificate: Certificate): boolean {
  if (point === undefined) return true;
  const { isAuthority } = identifiersOf(certificate);
  if (point.onlyContainsAttributeCerts) return false;
  return isAuthority ? !point.onlyContainsUserCerts : !point.onlyContainsCaCerts;
}

/** Section 6.3.3 (d): the reasons that a list tells of when it is found at this point. */
export function reasonsCovered({ point: own }: PreparedList, point: Point): ReadonlySet<number> {
  const some = [own?.onlySomeReasons, point?.reasons].filter(
    (reasons) => reasons !== null && reasons !== undefined,
  );
  return new Set([...ALL_REASONS].filter((reason) => some.every((reasons) => reasons.includes(reason))));
}

/** Whether a delta belongs to a complete list: RFC 5280 sections 5.2.4 and 6.3.3 (c). */
export function isDeltaOf(delta: PreparedList, complete: PreparedList): boolean {
  const { base, number } = delta;
  return (
    base !== undefined &&
    number !== undefined &&
    complete.number !== undefined &&
    base <= complete.number &&
    complete.number < number &&
    delta.issuer === complete.issuer &&
    sameExtension(delta, complete, oids.authorityKeyIdentifier) &&
    sameExtension(delta, complete, oids.issuingDistributionPoint)
  );
}

function sameExtension(a: PreparedList, b: PreparedList, oid: string): boolean {
  const first = findExtension(a.list, oid)?.value;
  const second = findExtension(b.list, oid)?.value;
  if (first === undefined || second === undefined) return first === second;
  return sameOctets(first, second);
}
