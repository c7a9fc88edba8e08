import * as vscode from 'vscode';
import { openKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { sealKey } from '../../../core/keys/sealKey.js';
import { describePrivateKey } from '../../../core/words/describeKey.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import { commands } from '../../desk/ids.js';
import { askNewPassphrase } from '../../desk/passphrase.js';
import { settings } from '../../desk/settings.js';

/** The key sealed with a passphrase that is asked for, as EncryptedPrivateKeyInfo (RFC 5958); undefined where the person leaves. */
export async function askSealed(key: PrivateKey, uri: vscode.Uri): Promise<Uint8Array | undefined> {
  const opening = await openKey(key, undefined);
  if (opening.outcome !== 'opened') throw new Error(describeOpening(opening, 'private key'));
  // It may be remembered as soon as it has opened the key from where it stands then.
  const given = await askNewPassphrase(vscode.l10n.t('A passphrase for the {0}.', describePrivateKey(key)));
  return given && sealKey(opening.key.pkcs8, given.passphrase, settings.keySealing(uri));
}

export function sayNoClearKey(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('No private key in the clear stands in this file.'),
  );
}

/** What was once in the clear is no secret any more for certain. `save` is offered where the file is not saved yet. */
export async function warnOfCopies(save?: () => Thenable<unknown>): Promise<void> {
  const saving = vscode.l10n.t('Save');
  const why = vscode.l10n.t('Learn More');
  const copies = vscode.l10n.t(
    'Copies in the clear may remain in the local history, in git and in the mail that it came with: a new key is the safer mend.',
  );
  const first = save
    ? vscode.l10n.t('The private key is encrypted as soon as the file is saved.')
    : vscode.l10n.t('The private key is encrypted.');
  const buttons = save ? [saving, why] : [why];
  const chosen = await vscode.window.showWarningMessage(`${first} ${copies}`, ...buttons);
  if (chosen === saving) await save?.();
  else if (chosen === why) await vscode.commands.executeCommand(commands.explainFinding, 'key-unencrypted');
}
