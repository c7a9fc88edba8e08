import { describeReason } from '../words/describeReason.js';
import type { RevocationList } from '../x509/revocationList.js';
import type { Issuer } from './issuer.js';
import { validateUnder } from './validateUnder.js';

/**
 * Which CA of a chain these lists revoke, in a sentence, RFC 5280 section 6.3; undefined where none does, which is not to
 * say that none is revoked. `at` in milliseconds.
 */
export async function whyRevoked(
  [own, ...above]: Issuer['chain'],
  lists: readonly RevocationList[],
  at: number,
): Promise<string | undefined> {
  // A root vouches for itself: no list can speak of it.
  if (above.length === 0 || lists.length === 0) return undefined;
  const { reasons } = await validateUnder(own, above, { at, leafMayBeAuthority: true }, lists);
  const reason = reasons.find(({ code }) => code === 'certificate-revoked');
  return reason && describeReason(reason);
}
