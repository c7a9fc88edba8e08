import type { OpenedKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import type { ImportFile, ImportPlan, LockedKey, WantedKind } from '../../../core/store/import/importPlan.js';
import { planImport } from '../../../core/store/import/planImport.js';
import { describeLockedKey } from '../../../core/words/describeImport.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import type { Desk } from '../../desk/desk.js';
import { openInsisting } from '../../desk/openInsisting.js';
import { askPassphrase } from '../../desk/passphrase.js';

export interface OpenedPlan {
  readonly plan: ImportPlan;
  /** What each key was opened with; those that came in the clear are not among them. */
  readonly passphrases: ReadonlyMap<OpenedKey, string>;
}

/** Plans the import, asking for passphrases where they are needed. Undefined where the person leaves. */
export async function openAndPlan(
  files: readonly ImportFile[],
  wanted: WantedKind,
  { clock, store, verify }: Desk,
): Promise<OpenedPlan | undefined> {
  const { entries: existing } = await store.contents();
  const opened = new Map<PrivateKey, OpenedKey>();
  const passphrases = new Map<OpenedKey, string>();
  for (;;) {
    const plan = await planImport({ files, wanted, existing, opened, now: clock(), verify });
    const [locked] = plan.locked;
    // A key that is still locked after it was opened would be asked for without end.
    if (locked === undefined || opened.has(locked.key)) return { plan, passphrases };
    const answer = await unlock(locked);
    if (answer === undefined) return undefined;
    opened.set(locked.key, answer.key);
    passphrases.set(answer.key, answer.passphrase);
  }
}

/** Asks until the key opens or the person leaves. */
async function unlock(
  locked: LockedKey,
): Promise<{ readonly key: OpenedKey; readonly passphrase: string } | undefined> {
  let why = describeLockedKey(locked);
  for (;;) {
    const passphrase = await askPassphrase(why);
    if (passphrase === undefined) return undefined;
    const opening = await openInsisting(locked.key, passphrase);
    if (opening === undefined) return undefined;
    if (opening.outcome === 'opened') return { key: opening.key, passphrase };
    why = `${describeOpening(opening)} ${describeLockedKey(locked)}`;
  }
}
