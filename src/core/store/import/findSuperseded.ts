import { sameOctets } from '../../base/sameOctets.js';
import { toHex } from '../../base/hex.js';
import { verifySignature } from '../../crypto/verifySignature.js';
import { normalName } from '../../path/sameName.js';
import type { Certificate } from '../../x509/certificate.js';
import { findExtension, readExtension } from '../../x509/extensions/readExtension.js';
import { oids } from '../../x509/oids.js';
import type { RevocationList } from '../../x509/revocationList.js';
import type { Entry } from '../entry.js';

/**
 * The entries whose place a revocation list takes, the latest first: older ones of the same issuer, key and scope, where
 * its signature is by the key of one of the certificates with that name. Whoever could put a forged one into their
 * place would bring back what was revoked. An authority’s own list is its own to write.
 */
export async function findSuperseded(
  list: RevocationList,
  present: readonly Entry[],
  issuers: readonly Certificate[],
): Promise<readonly Entry[]> {
  const older = present.filter(
    ({ kind, revocationList }) => kind === 'crl' && revocationList && isNewer(list, revocationList),
  );
  if (older.length === 0 || !(await isProven(list, issuers))) return [];
  const updateOf = ({ revocationList }: Entry) => revocationList?.thisUpdate.epoch ?? 0;
  return older.sort((a, b) => updateOf(b) - updateOf(a));
}

/**
 * Whether a list comes after another of the same issuer, key and scope: by its date, and by its number where both have
 * one (RFC 5280 section 5.2.3). A list of changes alone replaces none (section 5.2.4).
 */
export function isNewer(list: RevocationList, other: RevocationList): boolean {
  const isSameScope =
    normalName(list.issuer) === normalName(other.issuer) &&
    [oids.authorityKeyIdentifier, oids.issuingDistributionPoint].every((oid) => isSame(list, other, oid)) &&
    [list, other].every((one) => findExtension(one, oids.deltaCrlIndicator) === undefined);
  if (!isSameScope || list.thisUpdate.epoch < other.thisUpdate.epoch) return false;
  const [number, before] = [numberOf(list), numberOf(other)];
  return number !== undefined && before !== undefined
    ? number > before
    : list.thisUpdate.epoch > other.thisUpdate.epoch;
}

function isSame(list: RevocationList, other: RevocationList, oid: string): boolean {
  const [one, another] = [list, other].map((each) => findExtension(each, oid)?.value);
  return one && another ? sameOctets(one, another) : one === another;
}

function numberOf(list: RevocationList): bigint | undefined {
  const number = readExtension(list, 'crlNumber');
  return number && BigInt(`0x${toHex(number)}`);
}

async function isProven(
  { signature, signatureAlgorithm, tbs }: RevocationList,
  issuers: readonly Certificate[],
): Promise<boolean> {
  for (const { publicKey } of issuers) {
    const { verdict } = await verifySignature(signatureAlgorithm, publicKey, tbs, signature);
    if (verdict === 'valid') return true;
  }
  return false;
}
