import * as vscode from 'vscode';
import type { OpenedKey } from '../../../core/keys/openKey.js';
import { sealKey, type SealingProfile } from '../../../core/keys/sealKey.js';
import type { NewEntry } from '../../../core/store/entry.js';
import type { PlannedEntry } from '../../../core/store/import/importPlan.js';
import type { Desk } from '../../desk/desk.js';
import { askNewPassphrase } from '../../desk/passphrase.js';
import { settings } from '../../desk/settings.js';
import { toSignal } from '../../desk/signal.js';

/**
 * Seals the keys and writes the entries, all or none. A key is sealed with what it was opened with; for
 * one that came in the clear a passphrase is asked. Where the person leaves, nothing is kept.
 */
export async function writePlan(
  entries: readonly PlannedEntry[],
  opened: ReadonlyMap<OpenedKey, string>,
  { store }: Pick<Desk, 'store'>,
): Promise<void> {
  const passphrases = await completePassphrases(entries, opened);
  if (passphrases === undefined) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Importing certificates'),
      cancellable: true,
    },
    async (_progress, token) => {
      const sealing = settings.keySealing(store.folder);
      const sealed = await Promise.all(entries.map((entry) => toNewEntry(entry, passphrases, sealing)));
      await store.add(sealed, toSignal(token));
    },
  );
}

async function completePassphrases(
  entries: readonly PlannedEntry[],
  opened: ReadonlyMap<OpenedKey, string>,
): Promise<ReadonlyMap<OpenedKey, string> | undefined> {
  const passphrases = new Map(opened);
  for (const { key, label } of entries) {
    if (key === undefined || (passphrases.get(key) ?? '') !== '') continue;
    const why = vscode.l10n.t(
      'The private key of {0} came unencrypted. New passphrase, with which it is sealed before it is kept:',
      label,
    );
    const passphrase = await askNewPassphrase(why);
    if (passphrase === undefined) return undefined;
    passphrases.set(key, passphrase);
  }
  return passphrases;
}

async function toNewEntry(
  { certificates, files, key, kind, label }: PlannedEntry,
  passphrases: ReadonlyMap<OpenedKey, string>,
  sealing: SealingProfile,
): Promise<NewEntry> {
  const entry: NewEntry = {
    kind,
    title: label,
    certificates: certificates.map(({ der }) => der),
    notes: { label, source: files.join(', ') },
  };
  const passphrase = key && passphrases.get(key);
  return key === undefined || passphrase === undefined
    ? entry
    : { ...entry, sealedKey: await sealKey(key.pkcs8, passphrase, sealing) };
}
