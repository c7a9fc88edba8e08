import * as vscode from 'vscode';
import { openKey, type OpenedKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import type { ImportFile, ImportPlan, WantedKind } from '../../../core/store/import/importPlan.js';
import { planImport } from '../../../core/store/import/planImport.js';
import { describeLockedKey } from '../../../core/words/describeImport.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import type { Desk } from '../../desk/desk.js';
import { openKeystores } from './openKeystores.js';
import { unlock } from '../../desk/unlock.js';

export interface OpenedPlan {
  readonly plan: ImportPlan;
  /** What each key was opened with; those that came in the clear are not among them. */
  readonly passphrases: ReadonlyMap<OpenedKey, string>;
}

/** Plans the import, asking for passphrases where they are needed. Undefined where the person leaves. */
export async function openAndPlan(
  mailed: readonly ImportFile[],
  wanted: WantedKind,
  { clock, store, verify }: Desk,
): Promise<OpenedPlan | undefined> {
  const { entries: existing } = await store.contents();
  const containers = await openKeystores(mailed, wanted);
  if (containers === undefined) return undefined;
  const { files } = containers;
  const opened = new Map<PrivateKey, OpenedKey>(containers.opened);
  const passphrases = new Map<OpenedKey, string>(containers.passphrases);
  for (;;) {
    const plan = await planImport({ files, wanted, existing, opened, now: clock(), verify });
    const [locked] = plan.locked;
    // A key that is still locked after it was opened would be asked for without end.
    if (locked === undefined || opened.has(locked.key)) return { plan, passphrases };
    const unlocked = await unlock('private key', describeLockedKey(locked), (passphrase, options) =>
      openKey(locked.key, passphrase, options),
    );
    if (unlocked === undefined) return undefined;
    if (unlocked.opening.outcome !== 'opened') {
      void vscode.window.showErrorMessage(describeOpening(unlocked.opening));
      return undefined;
    }
    opened.set(locked.key, unlocked.opening.key);
    passphrases.set(unlocked.opening.key, unlocked.passphrase);
  }
}
