import { type Opening, openKey } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { Gathering } from './gathering.js';

/**
 * Opens the keys that came in the clear. Answers what keeps the others from being opened: `passphrase-missing`, or why
 * no passphrase would do. Rejects with the signal’s reason.
 */
export async function openClearKeys(
  found: Gathering,
  signal?: AbortSignal,
): Promise<ReadonlyMap<PrivateKey, Exclude<Opening, { outcome: 'opened' }>['outcome']>> {
  const closed = new Map<PrivateKey, Exclude<Opening, { outcome: 'opened' }>['outcome']>();
  for (const { object: key } of found.keys) {
    signal?.throwIfAborted();
    if (found.opened.has(key)) continue;
    const opening = await openKey(key, undefined);
    if (opening.outcome === 'opened') found.openKey(key, opening.key);
    else closed.set(key, opening.outcome);
  }
  return closed;
}
