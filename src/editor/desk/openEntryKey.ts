import * as vscode from 'vscode';
import { type OpenedKey, openKey } from '../../core/keys/openKey.js';
import type { Entry } from '../../core/store/entry.js';
import { describePrivateKey } from '../../core/words/describeKey.js';
import { describeOpening } from '../../core/words/describeOpening.js';
import type { Desk } from './desk.js';
import { entryIdentities } from './entryIdentities.js';
import { unlock } from './unlock.js';

/**
 * Opens the private key of an entry, by the passphrase that is remembered or that it asks for: in the clear, in memory alone.
 * Undefined where there is none, or the person leaves.
 * @param name what its certificate is called
 * @throws Error where nothing opens it
 */
export async function openEntryKey(
  entry: Entry,
  name: string,
  { secrets }: Pick<Desk, 'secrets'>,
): Promise<OpenedKey | undefined> {
  const { key } = entry;
  if (key === undefined) return undefined;
  const why = vscode.l10n.t('Passphrase of the private key of {0} ({1})', name, describePrivateKey(key));
  const sealed = { what: 'private key', why, name, identities: entryIdentities(entry) } as const;
  const unlocked =
    key.encryption === null
      ? { opening: await openKey(key, undefined) }
      : await unlock(sealed, (passphrase, options) => openKey(key, passphrase, options), secrets);
  if (unlocked === undefined) return undefined;
  const { opening } = unlocked;
  if (opening.outcome === 'opened') return opening.key;
  throw new Error(describeOpening(opening, 'private key'));
}
