import * as vscode from 'vscode';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { sealKey } from '../../../core/keys/sealKey.js';
import type { Entry } from '../../../core/store/entry.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import { describePrivateKey } from '../../../core/words/describeKey.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { askNewPassphrase } from '../../desk/passphrase.js';
import { settings } from '../../desk/settings.js';
import { askChoice } from '../../desk/steps.js';
import { openOwnKey } from './openOwnKey.js';

/**
 * The private key as it leaves the store, sealed as it stands there or with a new passphrase: DER of the
 * EncryptedPrivateKeyInfo. Undefined where the person leaves.
 * @throws Error where it is not the certificate’s key, or nothing opens it
 */
export async function askSealedKey(
  entry: Entry,
  desk: Pick<StoreDesk, 'secrets' | 'store'>,
): Promise<Uint8Array | undefined> {
  const { key } = entry;
  if (key === undefined) return undefined;
  const mismatch = entry.faults.find(({ code }) => code === 'key-mismatch');
  if (mismatch) throw new Error(describeEntryFault(mismatch));
  const isPkcs8 = key.wrapper === 'pkcs8' && key.encryption !== null && key.faults.length === 0;
  // Connect:Direct takes encrypted PKCS#8 alone: a key in any other wrapper is sealed anew.
  const choice = isPkcs8 ? await askSealing(key) : 'anew';
  return choice === 'anew' ? sealAnew(entry, desk) : choice && key.der;
}

async function askSealing(key: PrivateKey): Promise<'as-stored' | 'anew' | undefined> {
  const outcome = await askChoice<'as-stored' | 'anew'>({
    placeholder: vscode.l10n.t('How is the private key sealed in the file?'),
    choices: [
      {
        label: vscode.l10n.t('As It Is Stored'),
        detail: vscode.l10n.t('The same passphrase opens it: {0}.', describePrivateKey(key)),
        value: 'as-stored',
      },
      {
        label: vscode.l10n.t('With a New Passphrase…'),
        detail: vscode.l10n.t('For somebody who is not to know that of the store.'),
        value: 'anew',
      },
    ],
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

async function sealAnew(
  entry: Entry,
  desk: Pick<StoreDesk, 'secrets' | 'store'>,
): Promise<Uint8Array | undefined> {
  const name = toPlain(entry.notes.label ?? entry.name);
  const opened = await openOwnKey(entry, name, desk);
  const given =
    opened && (await askNewPassphrase(vscode.l10n.t('New passphrase for the private key in the file.')));
  if (!opened || given === undefined) return undefined;
  return withLateProgress(vscode.l10n.t('Sealing the private key'), () =>
    sealKey(opened.pkcs8, given.passphrase, settings.keySealing(desk.store.folder)),
  );
}
