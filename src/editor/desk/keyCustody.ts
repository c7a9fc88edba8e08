import * as vscode from 'vscode';
import { toPlain } from '../../core/words/toPlain.js';
import type { Desk } from './desk.js';
import type { StoreDesk } from './storeDesk.js';
import { toInertText } from './inertText.js';
import { isThere } from './isThere.js';
import { askChoice } from './steps.js';

/** Whether the sealed key of an authority goes into version control with the rest of the store, or stays out of it. */
export type KeyCustody = 'in' | 'out';

/** What was decided, and whether it was decided before for this workspace. */
export interface Custody {
  readonly custody: KeyCustody;
  readonly isRecalled: boolean;
}

/** Where there is nothing to decide. */
export const NO_CUSTODY: Custody = { custody: 'in', isRecalled: false };

/** Where the answer is kept for this workspace. */
const ANSWER = 'authorityKeyCustody';

/**
 * Asks, once for each workspace, whether the sealed key of an authority is to go into version control; where there is none,
 * there is nothing to ask. Undefined where the person leaves.
 */
export async function askCustody({
  memory,
  store,
}: Pick<StoreDesk, 'memory' | 'store'>): Promise<Custody | undefined> {
  if (!(await isUnderGit(store.folder))) return NO_CUSTODY;
  const before = memory.get<unknown>(ANSWER);
  if (before === 'in' || before === 'out') return { custody: before, isRecalled: true };
  const { l10n } = vscode;
  const outcome = await askChoice<KeyCustody>({
    placeholder: l10n.t(
      'This folder is under git. Is the private key of the authority, sealed, to go into version control?',
    ),
    choices: [
      {
        label: l10n.t('Keep It Out of Version Control'),
        detail: l10n.t(
          'A .gitignore leaves it out: it is on this disk alone, so back it up; no clone can sign.',
        ),
        value: 'out',
      },
      {
        label: l10n.t('Into Version Control'),
        detail: l10n.t(
          'Whoever ever reads the repository can try passphrases on it; it cannot be called back.',
        ),
        value: 'in',
      },
    ],
  });
  if (typeof outcome === 'string') return undefined;
  await memory.update(ANSWER, outcome.answer);
  return { custody: outcome.answer, isRecalled: false };
}

/** Says where the key of a new authority is, where that is more than the usual, and lets the answer be given anew. */
export async function tellCustody(
  name: string,
  key: vscode.Uri,
  { custody, isRecalled }: Custody,
  { memory }: Pick<Desk, 'memory'>,
): Promise<void> {
  if (custody === 'in' && !isRecalled) return;
  const { l10n } = vscode;
  const again = l10n.t('Ask Again Next Time');
  const file = toPlain(vscode.workspace.asRelativePath(key));
  const message =
    custody === 'out'
      ? l10n.t(
          'The private key of {0} stays out of version control: {1} stands on this disk alone. Make a backup of it.',
          name,
          file,
        )
      : l10n.t('The private key of {0} goes into version control, sealed, as was chosen before.', name);
  if ((await vscode.window.showInformationMessage(toInertText(message), again)) === again)
    await memory.update(ANSWER, undefined);
}

/** Whether git looks after a folder: a `.git` in it or above it. Nothing is executed, and what may not be seen counts as none. */
export async function isUnderGit(folder: vscode.Uri): Promise<boolean> {
  for (let at = folder; ;) {
    if (await isThere(vscode.Uri.joinPath(at, '.git'))) return true;
    const above = vscode.Uri.joinPath(at, '..');
    if (above.path === at.path) return false;
    at = above;
  }
}
