import { toHex } from '../../base/hex.js';
import { normalName } from '../../path/sameName.js';
import type { IssuingDistributionPoint } from '../../x509/extensions/issuingDistributionPoint.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import { oids } from '../../x509/oids.js';
import type { RevocationList } from '../../x509/revocationList.js';
import { brokenStructure } from '../brokenStructure.js';
import { pointNames } from './pointNames.js';

/** A revocation list as checking asks for it. */
export interface PreparedList {
  readonly list: RevocationList;
  /** The issuer's name in its normal form. */
  readonly issuer: string;
  readonly point: IssuingDistributionPoint | undefined;
  /** Where it says that it is found, as keys; none where it does not. */
  readonly names: ReadonlySet<string>;
  readonly number: bigint | undefined;
  /** BaseCRLNumber of a delta; undefined for a complete list. */
  readonly base: bigint | undefined;
  /** Whether it can be relied on for what it says. */
  readonly isSound: boolean;
  /** Whether everything critical in it is processed here. */
  readonly isUnderstood: boolean;
}

/** RFC 5280 section 5.2: what may be critical and is processed here. */
const PROCESSED: ReadonlySet<string> = new Set([
  oids.issuingDistributionPoint,
  oids.deltaCrlIndicator,
  oids.authorityKeyIdentifier,
]);

/** RFC 5280 section 5.3. */
const PROCESSED_IN_ENTRIES: ReadonlySet<string> = new Set([
  oids.reasonCode,
  oids.certificateIssuer,
  oids.invalidityDate,
]);

const preparedLists = new WeakMap<readonly RevocationList[], readonly PreparedList[]>();

/** The newest first: of two that are current, what the later one says holds. Made once for the same lists. */
export function prepareLists(lists: readonly RevocationList[]): readonly PreparedList[] {
  const known = preparedLists.get(lists);
  if (known !== undefined) return known;
  const made = lists.map(prepareList).sort(compareAge);
  preparedLists.set(lists, made);
  return made;
}

/** The newest first; a time that cannot be read is as old as can be. */
function compareAge(
  { list: a, number: m = 0n }: PreparedList,
  { list: b, number: n = 0n }: PreparedList,
): number {
  const [first, second] = [a.thisUpdate.epoch || 0, b.thisUpdate.epoch || 0];
  return first === second ? Number(n > m) - Number(n < m) : second - first;
}

const prepared = new WeakMap<RevocationList, PreparedList>();

function prepareList(list: RevocationList): PreparedList {
  const known = prepared.get(list);
  if (known !== undefined) return known;
  const point = readExtension(list, 'issuingDistributionPoint');
  const one: PreparedList = {
    list,
    issuer: normalName(list.issuer),
    point,
    names: pointNames(point, list.issuer),
    number: toNumber(readExtension(list, 'crlNumber')),
    base: toNumber(readExtension(list, 'deltaCrlIndicator')),
    isSound: brokenStructure(list).length === 0,
    isUnderstood: isUnderstood(list),
  };
  prepared.set(list, one);
  return one;
}

function toNumber(octets: Uint8Array | undefined): bigint | undefined {
  return octets === undefined || octets.length === 0 ? undefined : BigInt(`0x${toHex(octets)}`);
}

function isUnderstood(list: RevocationList): boolean {
  const isProcessed = list.extensions.every(({ oid, critical, decoded }) =>
    PROCESSED.has(oid) ? decoded !== undefined : !critical,
  );
  return (
    isProcessed &&
    list.revokedCertificates.every(({ extensions }) =>
      extensions.every(({ oid, critical }) => !critical || PROCESSED_IN_ENTRIES.has(oid)),
    )
  );
}
