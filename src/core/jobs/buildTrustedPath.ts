import { Budget, PATH_LIMITS } from '../path/budget.js';
import { buildPath, type Path } from '../path/buildPath.js';
import { type KnownCertificate, Pool } from '../path/pool.js';
import type { VerifyLink } from '../path/verifyLink.js';
import type { ResolvedReference } from './resolveReference.js';

interface PathMeans {
  /** The time, in milliseconds. */
  readonly now: number;
  readonly verify: VerifyLink;
  readonly signal?: AbortSignal;
}

/** From a leaf upward through nothing but trusted certificates: the first of each entry, which is the CA's own. */
export function buildTrustedPath(
  leaf: KnownCertificate,
  trusted: readonly ResolvedReference[],
  { now, verify, signal }: PathMeans,
): Promise<Path> {
  const pool = new Pool(trusted.flatMap(({ entry }) => entry?.certificates[0] ?? []));
  return buildPath(leaf, { pool, verify, budget: new Budget(PATH_LIMITS, signal), at: now });
}
