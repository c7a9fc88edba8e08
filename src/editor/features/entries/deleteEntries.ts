import * as vscode from 'vscode';
import type { PassphraseIdentity } from '../../../core/keys/passphraseIdentity.js';
import type { Stamp } from '../../../core/store/change/stamp.js';
import type { Entry } from '../../../core/store/entry.js';
import { entryPath } from '../../../core/store/layout.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { entryIdentities } from '../../desk/entryIdentities.js';
import { toInertText } from '../../desk/inertText.js';
import { forget } from '../../desk/rememberedPassphrases.js';
import type { Asked } from './asked.js';
import { chosenEntries, nameOf } from './chosenEntries.js';
import { describeLoss } from './describeLoss.js';
import { usesInJobs } from '../../desk/usesInJobs.js';

/** An entry, and the stamp of its folder as the person was shown it. */
export interface ShownEntry {
  readonly entry: Entry;
  readonly stamp: Stamp;
}

/** Deletes entries, once the person has seen which jobs use them: into the trash where there is one. */
export async function deleteEntries(asked: Asked, desk: StoreDesk): Promise<void> {
  const entries = await chosenEntries(asked, vscode.l10n.t('Which entry is to be deleted?'), desk);
  const shown = (await Promise.all(entries.map((entry) => look(entry, desk)))).flat();
  if (shown.length === 0) return;
  const jobs = await usesInJobs(entries, desk);
  let left: readonly ShownEntry[] = shown;
  if (hasTrash(desk)) {
    const paragraphs = [describeLoss(entries, jobs), vscode.l10n.t('The trash gives it back.')];
    if (!(await confirm(entries, paragraphs, vscode.l10n.t('Move to Trash')))) return;
    left = await moveToTrash(shown, desk);
    if (left.length < shown.length) await forgetGone(entries, desk);
    if (left.length === 0) return;
  }
  const rest = left.map(({ entry }) => entry);
  const end = vscode.l10n.t(
    'There is no trash for it here: what version control does not have is gone for good.',
  );
  if (!(await confirm(rest, [describeLoss(rest, jobs), end], vscode.l10n.t('Delete Permanently')))) return;
  await deleteForGood(left, desk);
  await forgetGone(rest, desk);
}

/** A remembered passphrase goes with the last entry that has its key; these were there before. */
export async function forgetGone(
  before: readonly Entry[],
  { secrets, store }: Pick<StoreDesk, 'secrets' | 'store'>,
): Promise<void> {
  // What went to the trash may not have been noticed yet.
  store.reread();
  const { entries } = await store.contents();
  const present = new Set(entries.flatMap(keyIdentities));
  await forget(
    secrets,
    before.flatMap(keyIdentities).filter((identity) => !present.has(identity)),
  );
}

/** Of an entry that has a private key: that of a CA certificate is somebody’s, and not here. */
function keyIdentities(entry: Entry): readonly PassphraseIdentity[] {
  return entry.key ? entryIdentities(entry) : [];
}

export async function look(
  entry: Entry,
  { store }: Pick<StoreDesk, 'store'>,
): Promise<readonly ShownEntry[]> {
  const stamp = await store.stamp(entryPath(entry));
  return stamp === undefined ? [] : [{ entry, stamp }];
}

/** Only the desktop’s own disk has a trash; VS Code does not tell extensions of it. */
export function hasTrash({ store }: Pick<StoreDesk, 'store'>): boolean {
  const isWished = vscode.workspace.getConfiguration('files').get<boolean>('enableTrash') !== false;
  const isLocal = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  return isWished && isLocal && store.folder.scheme === 'file';
}

async function confirm(
  entries: readonly Entry[],
  paragraphs: readonly string[],
  button: string,
): Promise<boolean> {
  const [first, ...others] = entries.map(nameOf);
  const question =
    others.length === 0
      ? vscode.l10n.t('Delete “{0}”?', first ?? '')
      : vscode.l10n.t('Delete these {0} entries?', entries.length);
  const options = { modal: true, detail: toInertText(paragraphs.join('\n\n')) };
  return (await vscode.window.showWarningMessage(toInertText(question), options, button)) === button;
}

/**
 * Moves them to the trash, one after the other, and answers what it did not take: that stands as it did. Where one has
 * changed since it was shown, none goes.
 */
export async function moveToTrash(
  shown: readonly ShownEntry[],
  { store }: Pick<StoreDesk, 'store'>,
): Promise<readonly ShownEntry[]> {
  store.refuseGone();
  for (const { entry, stamp } of shown)
    if ((await store.stamp(entryPath(entry))) !== stamp) throw new Error(sayChanged(entry));
  for (const [at, { entry }] of shown.entries())
    try {
      await vscode.workspace.fs.delete(store.uriOf(entry), { recursive: true, useTrash: true });
    } catch {
      return shown.slice(at);
    }
  return [];
}

/** All of them or none. Rejects where one has changed since it was shown, or as the file system does. */
export async function deleteForGood(
  shown: readonly ShownEntry[],
  { store }: Pick<StoreDesk, 'store'>,
): Promise<void> {
  await store.change(
    shown.map(({ entry, stamp }) => ({ type: 'remove', path: entryPath(entry), before: stamp })),
  );
}

function sayChanged(entry: Entry): string {
  return vscode.l10n.t('{0} has changed meanwhile.', nameOf(entry));
}
