import * as vscode from 'vscode';
import type { OpenedKey } from '../../../core/keys/openKey.js';
import { sealKey } from '../../../core/keys/sealKey.js';
import type { NewEntry } from '../../../core/store/entry.js';
import type { PlannedEntry } from '../../../core/store/import/importPlan.js';
import type { Desk } from '../../desk/desk.js';
import { askNewPassphrase } from '../../desk/passphrase.js';

/**
 * Seals the keys and writes the entries, each whole or not at all. A key is sealed with what it was opened with; for
 * one that came in the clear a passphrase is asked. Where the person leaves, nothing has been written.
 */
export async function writePlan(
  entries: readonly PlannedEntry[],
  opened: ReadonlyMap<OpenedKey, string>,
  { log, store }: Desk,
): Promise<void> {
  const passphrases = await completePassphrases(entries, opened);
  if (passphrases === undefined) return;
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Importing certificates') },
    async () => {
      // All keys are sealed before the first entry is written: what can fail early does.
      const sealed = await Promise.all(entries.map((entry) => toNewEntry(entry, passphrases)));
      let written = 0;
      try {
        for (const entry of sealed) {
          await store.add(entry);
          written++;
        }
      } catch (error) {
        log.error(`The import stopped after ${written} of ${sealed.length} certificates.`);
        throw error;
      }
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
    : { ...entry, sealedKey: await sealKey(key.pkcs8, passphrase) };
}
