import { Budget, PATH_LIMITS } from '../path/budget.js';
import type { Path } from '../path/buildPath.js';
import type { SearchMeans } from '../path/findIssuer.js';
import { type KnownCertificate, Pool } from '../path/pool.js';
import { checkLeafPurpose } from '../validation/checkPurpose.js';
import { DEFAULT_OPTIONS, PURPOSES } from '../validation/options.js';
import type { Reason } from '../validation/reason.js';
import { validate } from '../validation/validate.js';
import type { RevocationList } from '../x509/revocationList.js';
import { describeReason } from '../words/describeReason.js';
import type { PathRemark } from './remark.js';

/**
 * What would keep a path that ends at a root from being valid if that were trusted. A chunk of its own: nothing is
 * validated where there is no path.
 */
export async function findInPath(
  { steps }: Path,
  means: SearchMeans,
  lists: readonly RevocationList[],
  signal: AbortSignal | undefined,
): Promise<readonly PathRemark[]> {
  const leaf = steps[0]?.known;
  const root = steps.at(-1)?.known;
  if (leaf === undefined || root === undefined || steps.length < 2) return [];
  const { pool: untrusted, verify, at } = means;
  const { reasons } = await validate(
    leaf,
    {
      untrusted,
      anchors: new Pool([root]),
      trustedLeaves: [],
      lists,
      verify,
      // Its own: what is asked here must not keep the other rules from their signatures.
      budget: new Budget(PATH_LIMITS, signal),
    },
    { ...DEFAULT_OPTIONS, at },
  );
  return reasons.map((reason) => toRemark(leaf, reason));
}

/** What a certificate would have to be good for, besides what it is, to be a node's: a server's and a client's. */
export function findMissingPurposes(leaf: KnownCertificate): readonly string[] {
  return checkLeafPurpose(leaf, PURPOSES.both).map(describeReason);
}

/** On the block at fault where it stands in this file, else on the leaf whose path it spoils. */
function toRemark(leaf: KnownCertificate, reason: Reason): PathRemark {
  const { code, certificate: known, other } = reason;
  const isHere = known?.file === undefined;
  const place = ({ file, span }: KnownCertificate, message: string) => ({ file, span, message });
  return {
    reason: code,
    span: isHere ? (known?.span ?? leaf.span) : leaf.span,
    message: describeReason(reason),
    related: [
      ...(isHere ? [] : [place(known, 'the certificate at fault')]),
      ...(other === undefined ? [] : [place(other, 'the certificate that says so')]),
    ],
  };
}
