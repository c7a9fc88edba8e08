import { Budget, PATH_LIMITS } from '../../../core/path/budget.js';
import { buildPath } from '../../../core/path/buildPath.js';
import type { Entry } from '../../../core/store/entry.js';
import type { PathToExport } from '../../../core/store/export/trustedCertificates.js';
import type { StoreDesk } from '../../desk/storeDesk.js';

/** The entry’s certificate with those above it that the store has; none where it cannot be read. Rejects with the signal’s reason. */
export async function pathOf(
  { kind, certificates: [own] }: Entry,
  { clock, known, store, verify }: Pick<StoreDesk, 'clock' | 'known' | 'store' | 'verify'>,
  signal: AbortSignal,
): Promise<readonly PathToExport[]> {
  if (own === undefined) return [];
  const pool = await known.stored(store);
  const budget = new Budget(PATH_LIMITS, signal);
  const path = await buildPath(own, { pool, verify, budget, at: clock() });
  signal.throwIfAborted();
  return [{ kind, path }];
}
