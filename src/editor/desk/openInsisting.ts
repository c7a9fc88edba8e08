import * as vscode from 'vscode';
import type { Opening, OpeningOptions } from '../../core/keys/openKey.js';
import type { KeystoreOpening } from '../../core/keystores/keystoreOpening.js';
import { describeOpening } from '../../core/words/describeOpening.js';
import { withLateProgress } from './lateProgress.js';

/**
 * What takes unusually long to open is opened if the person says so; undefined where they do not. Rejects with
 * `CancellationError` where they call it off.
 */
export async function openInsisting<Outcome extends Opening | KeystoreOpening>(
  what: 'private key' | 'container',
  open: (options: OpeningOptions) => Promise<Outcome>,
): Promise<Outcome | undefined> {
  const opening = await openAtLength(what, (signal) => open({ signal }));
  if (opening.outcome !== 'costly') return opening;
  const choice = vscode.l10n.t('Open It All the Same');
  const chosen = await vscode.window.showWarningMessage(
    describeOpening(opening, what),
    { modal: true },
    choice,
  );
  return chosen === choice ? openAtLength(what, (signal) => open({ insist: true, signal })) : undefined;
}

function openAtLength<Outcome>(
  what: 'private key' | 'container',
  open: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const title =
    what === 'container' ? vscode.l10n.t('Opening the container') : vscode.l10n.t('Opening the private key');
  return withLateProgress(title, open);
}
