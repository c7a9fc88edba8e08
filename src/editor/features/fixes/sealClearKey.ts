import * as vscode from 'vscode';
import { openKey } from '../../../core/keys/openKey.js';
import { sealedIdentity } from '../../../core/keys/passphraseIdentity.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { sealKey } from '../../../core/keys/sealKey.js';
import { describePrivateKey } from '../../../core/words/describeKey.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { entryIdentities } from '../../desk/entryIdentities.js';
import { commands } from '../../desk/ids.js';
import { askNewPassphrase, type GivenPassphrase } from '../../desk/passphrase.js';
import { remember } from '../../desk/rememberedPassphrases.js';
import { settings } from '../../desk/settings.js';

/** A key that was sealed here. */
export interface SealedKey {
  /** EncryptedPrivateKeyInfo (RFC 5958). */
  readonly octets: Uint8Array;
  readonly given: GivenPassphrase;
}

/** The key sealed with a passphrase that is asked for; undefined where the person leaves. */
export async function askSealed(
  key: PrivateKey,
  uri: vscode.Uri,
  { secrets }: Pick<Desk, 'secrets'>,
): Promise<SealedKey | undefined> {
  const opening = await openKey(key, undefined);
  if (opening.outcome !== 'opened') throw new Error(describeOpening(opening, 'private key'));
  const why = vscode.l10n.t('A passphrase for the {0}.', describePrivateKey(key));
  const given = await askNewPassphrase(why, { secrets });
  if (given === undefined) return undefined;
  return { octets: await sealKey(opening.key.pkcs8, given.passphrase, settings.keySealing(uri)), given };
}

/** Remembers its passphrase, where that is wished: for the entry whose key it is, else for its octets, wherever they stand. */
export async function rememberSealed(
  { given, octets }: SealedKey,
  uri: vscode.Uri,
  { secrets, store }: Pick<Desk, 'secrets' | 'store'>,
): Promise<void> {
  const { isRemembered = false, passphrase } = given;
  if (!isRemembered) return;
  const own = await store.of(uri);
  const entry = (await own?.contents())?.entries.find(
    (one) => own?.uriOf(one, 'key.pem').toString() === uri.toString(),
  );
  const opens = entry ? entryIdentities(entry) : [sealedIdentity(octets)];
  const name = toPlain(entry?.notes.label ?? entry?.name ?? vscode.workspace.asRelativePath(uri));
  await remember(secrets, { opens, name, passphrase });
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
