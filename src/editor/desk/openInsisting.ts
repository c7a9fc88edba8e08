import * as vscode from 'vscode';
import type { Opening } from '../../core/keys/openKey.js';
import type { KeystoreOpening } from '../../core/keystores/keystoreOpening.js';
import { describeOpening } from '../../core/words/describeOpening.js';

/** What takes unusually long to open is opened if the person says so; undefined where they do not. */
export async function openInsisting<Outcome extends Opening | KeystoreOpening>(
  what: 'private key' | 'container',
  open: (options: { readonly insist: boolean }) => Promise<Outcome>,
): Promise<Outcome | undefined> {
  const opening = await open({ insist: false });
  if (opening.outcome !== 'costly') return opening;
  const choice = vscode.l10n.t('Open It All the Same');
  const chosen = await vscode.window.showWarningMessage(
    describeOpening(opening, what),
    { modal: true },
    choice,
  );
  return chosen === choice ? open({ insist: true }) : undefined;
}
