import { openKey, type OpenedKey } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { FoundKey } from './gatherFiles.js';
import type { LockedKey, Refusal } from './importPlan.js';

export interface OpenedFoundKey {
  readonly file: string;
  readonly key: PrivateKey;
  readonly opened: OpenedKey;
}

export interface OpenedFoundKeys {
  readonly opened: readonly OpenedFoundKey[];
  readonly locked: readonly LockedKey[];
  readonly refused: readonly Refusal[];
}

/** Opens the keys that are in the clear, and takes those that were opened already; the rest is to be asked for. */
export async function openFoundKeys(
  keys: readonly FoundKey[],
  openedBefore: ReadonlyMap<PrivateKey, OpenedKey>,
): Promise<OpenedFoundKeys> {
  const opened: OpenedFoundKey[] = [];
  const locked: LockedKey[] = [];
  const refused: Refusal[] = [];
  for (const { file, key } of keys) {
    const before = openedBefore.get(key);
    const opening = before ? ({ outcome: 'opened', key: before } as const) : await openKey(key, undefined);
    if (opening.outcome === 'opened') opened.push({ file, key, opened: opening.key });
    else if (opening.outcome === 'passphrase-missing') locked.push({ file, key });
    else
      refused.push({
        reason: opening.outcome === 'broken' ? 'unreadable' : 'key-scheme-unknown',
        file,
        about: key,
      });
  }
  return { opened, locked, refused };
}
