import { Budget } from '../path/budget.js';
import { Pool, toKnown } from '../path/pool.js';
import { verifyLink } from '../path/verifyLink.js';
import { DEFAULT_OPTIONS } from '../validation/options.js';
import { validate } from '../validation/validate.js';
import { describeReason } from '../words/describeReason.js';
import type { RevocationList } from '../x509/revocationList.js';
import type { Issuer } from './issuer.js';

/**
 * Which CA of a chain these lists revoke, in a sentence, RFC 5280 section 6.3; undefined where none does, which is not to
 * say that none is revoked. `at` in milliseconds.
 */
export async function whyRevoked(
  [own, ...above]: Issuer['chain'],
  lists: readonly RevocationList[],
  at: number,
): Promise<string | undefined> {
  const anchor = above.at(-1);
  // A root vouches for itself: no list can speak of it.
  if (anchor === undefined || lists.length === 0) return undefined;
  const { reasons } = await validate(
    toKnown(own),
    {
      untrusted: new Pool(above.slice(0, -1).map((one) => toKnown(one))),
      anchors: new Pool([toKnown(anchor)]),
      trustedLeaves: [],
      lists,
      verify: verifyLink,
      budget: new Budget(),
    },
    { ...DEFAULT_OPTIONS, at, leafMayBeAuthority: true },
  );
  const reason = reasons.find(({ code }) => code === 'certificate-revoked');
  return reason && describeReason(reason);
}
