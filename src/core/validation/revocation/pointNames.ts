import { toHex } from '../../base/hex.js';
import { normalName } from '../../path/sameName.js';
import { extendName } from '../../x509/extendName.js';
import type { DistributionPoint } from '../../x509/extensions/crlDistributionPoints.js';
import type { GeneralName } from '../../x509/extensions/generalName.js';
import type { Name } from '../../x509/name.js';

/** The names of a distribution point as keys that are equal where the names are; none where it has no name. */
export function pointNames(
  point: Pick<DistributionPoint, 'fullName' | 'relativeName'> | undefined,
  issuer: Name,
): ReadonlySet<string> {
  if (point?.relativeName !== undefined)
    return new Set([toNameKey(normalName(extendName(issuer, point.relativeName)))]);
  return new Set(point?.fullName.map(toKey));
}

/** Directory names are compared as names, all others by their octets: RFC 5280 sections 7.1 and 7.2. */
export function toKey({ name, type, octets }: GeneralName): string {
  return name === undefined ? `${type} ${toHex(octets)}` : toNameKey(normalName(name));
}

/** The key of a directory name in its normal form. */
export const toNameKey = (normal: string): string => `directory ${normal}`;
