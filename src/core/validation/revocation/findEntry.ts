import { sameOctets } from '../../base/sameOctets.js';
import type { Budget } from '../../path/budget.js';
import { normalName } from '../../path/sameName.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import type { RevocationList, RevokedCertificate } from '../../x509/revocationList.js';
import type { PreparedList } from './preparedList.js';

/** Questions that are answered by going through a list; who asks more often has an index made, which takes fifty times as long. */
const UNINDEXED = 20;

interface Lookups {
  count: number;
  /** Entries by the issuer of the certificates, in its normal form, and by serial number. */
  index: ReadonlyMap<string, ReadonlyMap<string, RevokedCertificate>> | undefined;
}

const lookups = new WeakMap<RevocationList, Lookups>();

/**
 * The entry of a certificate; undefined where it has none, null where the budget did not allow to look.
 * @param issuer the normal form of the certificate's issuer
 */
export function findEntry(
  prepared: PreparedList,
  issuer: string,
  serial: Uint8Array,
  budget: Budget,
): RevokedCertificate | undefined | null {
  const { list } = prepared;
  if (!budget.spend('entries', list.revokedCertificates.length)) return null;
  const known = lookups.get(list) ?? { count: 0, index: undefined };
  lookups.set(list, known);
  known.count++;
  if (known.count > UNINDEXED) known.index ??= indexEntries(prepared);
  if (known.index !== undefined) return known.index.get(issuer)?.get(toText(serial));
  let found: RevokedCertificate | undefined;
  for (const [entry, of] of entriesOf(prepared))
    if (of === issuer && sameOctets(entry.serial, serial)) found = entry;
  return found;
}

/** Each entry and whose certificate it is: in an indirect list an issuer holds until the next is named (section 5.3.3). */
function* entriesOf({ list, point, issuer: own }: PreparedList): Generator<[RevokedCertificate, string]> {
  let issuer = own;
  for (const entry of list.revokedCertificates) {
    const named = point?.indirectCrl === true ? readExtension(entry, 'certificateIssuer') : undefined;
    const name = named?.find((one) => one.name !== undefined)?.name;
    if (name !== undefined) issuer = normalName(name);
    yield [entry, issuer];
  }
}

function indexEntries(prepared: PreparedList): Lookups['index'] {
  const index = new Map<string, Map<string, RevokedCertificate>>();
  for (const [entry, issuer] of entriesOf(prepared)) {
    const own = index.get(issuer) ?? new Map<string, RevokedCertificate>();
    index.set(issuer, own);
    own.set(toText(entry.serial), entry);
  }
  return index;
}

/** Octets as a text of as many characters, half as long as hex. */
function toText(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += String.fromCharCode(octet);
  return text;
}
