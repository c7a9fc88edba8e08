import { toHex } from '../../base/hex.js';
import type { Budget } from '../../path/budget.js';
import { normalName } from '../../path/sameName.js';
import type { IssuingDistributionPoint } from '../../x509/extensions/issuingDistributionPoint.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import { oids } from '../../x509/oids.js';
import type { RevocationList, RevokedCertificate } from '../../x509/revocationList.js';

/** A revocation list as checking asks for it. */
export interface PreparedList {
  readonly list: RevocationList;
  /** The issuer's name in its normal form. */
  readonly issuer: string;
  readonly point: IssuingDistributionPoint | undefined;
  readonly number: bigint | undefined;
  /** BaseCRLNumber of a delta; undefined for a complete list. */
  readonly base: bigint | undefined;
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

const prepared = new WeakMap<RevocationList, PreparedList>();

export function prepareList(list: RevocationList): PreparedList {
  const known = prepared.get(list);
  if (known !== undefined) return known;
  const one: PreparedList = {
    list,
    issuer: normalName(list.issuer),
    point: readExtension(list, 'issuingDistributionPoint'),
    number: toNumber(readExtension(list, 'crlNumber')),
    base: toNumber(readExtension(list, 'deltaCrlIndicator')),
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

type Entries = ReadonlyMap<string, RevokedCertificate>;

const indexes = new WeakMap<RevocationList, Entries>();

/**
 * The entry of a certificate; undefined where it has none, null where the budget did not allow to look.
 * @param issuer the normal form of the certificate's issuer
 */
export function findEntry(
  { list, point, issuer: listIssuer }: PreparedList,
  issuer: string,
  serial: Uint8Array,
  budget: Budget,
): RevokedCertificate | undefined | null {
  let index = indexes.get(list);
  if (index === undefined) {
    if (!budget.spend('entries', list.revokedCertificates.length)) return null;
    index = indexEntries(list, listIssuer, point?.indirectCrl === true);
    indexes.set(list, index);
  }
  return index.get(`${toHex(serial)} ${issuer}`);
}

/** Entries by serial number and issuer; in an indirect list an issuer holds until the next is named (section 5.3.3). */
function indexEntries(list: RevocationList, listIssuer: string, isIndirect: boolean): Entries {
  const entries = new Map<string, RevokedCertificate>();
  let issuer = listIssuer;
  for (const entry of list.revokedCertificates) {
    const named = isIndirect ? readExtension(entry, 'certificateIssuer') : undefined;
    const name = named?.find((one) => one.name !== undefined)?.name;
    if (name !== undefined) issuer = normalName(name);
    entries.set(`${toHex(entry.serial)} ${issuer}`, entry);
  }
  return entries;
}
