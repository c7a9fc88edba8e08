import { Budget, PATH_LIMITS } from '../../path/budget.js';
import { buildPath } from '../../path/buildPath.js';
import { fingerprint } from '../../path/fingerprint.js';
import { Pool } from '../../path/pool.js';
import type { Entry } from '../../store/entry.js';
import type { JobContext } from '../inspectedJob.js';

/** What may stand in a trusted list. */
export function isAuthority({ kind }: Entry): boolean {
  return kind === 'authority' || kind === 'ca';
}

/** The entries that stand above key certificates: what nodes need to trust their own chains. */
export async function chainAuthorities(
  keys: Iterable<Entry>,
  { entries, now, verify }: Pick<JobContext, 'entries' | 'now' | 'verify'>,
): Promise<readonly Entry[]> {
  const authorities = entries.filter(isAuthority);
  const pool = new Pool(authorities.flatMap(({ certificates }) => certificates[0] ?? []));
  const above = new Set<string>();
  for (const { certificates } of new Set(keys)) {
    const [leaf] = certificates;
    if (leaf === undefined) continue;
    const path = await buildPath(leaf, { pool, verify, budget: new Budget(PATH_LIMITS), at: now });
    for (const { known } of path.steps) above.add(fingerprint(known.certificate));
  }
  return authorities.filter(
    ({ certificates: [own] }) => own !== undefined && above.has(fingerprint(own.certificate)),
  );
}

/** Servers of which the list does not say what they trust; Director’s own certificate needs nothing. */
export function untrustingKeys(
  servers: readonly { readonly key: Entry | undefined; readonly values: ReadonlyMap<string, unknown> }[],
): readonly Entry[] {
  return servers.flatMap(({ key, values }) => (key && !values.has('trustedCertificates') ? [key] : []));
}
