import * as vscode from 'vscode';
import type { OpenedKey } from '../../../core/keys/openKey.js';
import { sealKey } from '../../../core/keys/sealKey.js';
import type { Stamp } from '../../../core/store/change/stamp.js';
import type { NewEntry } from '../../../core/store/entry.js';
import { type ChosenEntry, toChanges, toNewEntry } from '../../../core/store/import/importChanges.js';
import { type EntryAddress, holdsKey } from '../../../core/store/layout.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import type { KeyCustody } from '../../desk/keyCustody.js';
import { askNewPassphrase, type GivenPassphrase } from '../../desk/passphrase.js';
import { rememberFor } from '../../desk/rememberFor.js';
import { settings } from '../../desk/settings.js';

/** Keys that are sealed at a time: Web Crypto derives on all cores. */
const AT_A_TIME = 4;

/**
 * What each key is sealed with: what it was opened with; for those that came in the clear one new passphrase is asked.
 * Undefined where the person leaves.
 */
export async function completePassphrases(
  chosen: readonly ChosenEntry[],
  opened: ReadonlyMap<OpenedKey, GivenPassphrase>,
  { secrets }: Pick<Desk, 'secrets'>,
): Promise<ReadonlyMap<OpenedKey, GivenPassphrase> | undefined> {
  const clear = chosen.filter((one) => {
    const key = keyOf(one);
    return key !== undefined && (opened.get(key)?.passphrase ?? '') === '';
  });
  const [first, ...others] = clear;
  if (first === undefined) return opened;
  const why =
    others.length === 0
      ? vscode.l10n.t(
          'The private key of {0} came unencrypted. New passphrase, with which it is sealed before it is kept:',
          toPlain(first.entry.label),
        )
      : vscode.l10n.t(
          '{0} private keys came unencrypted. New passphrase, with which all of them are sealed before they are kept:',
          clear.length,
        );
  const given = await askNewPassphrase(why, { secrets });
  if (given === undefined) return undefined;
  const passphrases = new Map(opened);
  for (const one of clear) {
    const key = keyOf(one);
    if (key) passphrases.set(key, given);
  }
  return passphrases;
}

/** The key that is to be sealed, where it came from a file and is to be kept. */
function keyOf({ entry: { key }, kind }: ChosenEntry): OpenedKey | undefined {
  return holdsKey(kind) && key?.from === 'file' ? key.opened : undefined;
}

/** What an import writes, and how it goes on. */
export interface Keeping {
  readonly passphrases: ReadonlyMap<OpenedKey, GivenPassphrase>;
  /** Whether the keys of authorities go into version control. */
  readonly custody?: KeyCustody;
  /** Of the requests that are answered and of the lists that are superseded, as the person was shown them. */
  readonly stamps: ReadonlyMap<string, Stamp>;
  readonly signal: AbortSignal;
  readonly tell?: (sealed: number) => void;
}

/**
 * Seals the keys and writes the entries, all or none.
 * @returns where the entries are, in their order
 */
export async function keepChosen(
  chosen: readonly ChosenEntry[],
  { custody = 'in', passphrases, signal, stamps, tell = () => undefined }: Keeping,
  desk: Pick<StoreDesk, 'secrets' | 'store'>,
): Promise<readonly EntryAddress[]> {
  const { store } = desk;
  const sealing = settings.keySealing(store.folder);
  const added: NewEntry[] = [];
  const toEntry = async (one: ChosenEntry): Promise<NewEntry> => {
    const key = keyOf(one);
    const passphrase = key && passphrases.get(key)?.passphrase;
    const sealed =
      key && passphrase !== undefined ? await sealKey(key.pkcs8, passphrase, sealing) : undefined;
    const isKeyKeptOut = one.kind === 'authority' && custody === 'out';
    return { ...toNewEntry(one, sealed), isKeyKeptOut };
  };
  for (let at = 0; at < chosen.length; at += AT_A_TIME) {
    signal.throwIfAborted();
    added.push(...(await Promise.all(chosen.slice(at, at + AT_A_TIME).map(toEntry))));
    tell(added.length);
  }
  const addresses = await store.change(toChanges(added, stamps), signal);
  // A key is sealed in the store with what opened the file: what is remembered of the file holds for the entry.
  for (const one of chosen) {
    const { label, object } = one.entry;
    const key = keyOf(one);
    const given = key && passphrases.get(key);
    if (given && object.kind !== 'crl') await rememberFor([object.publicKey], toPlain(label), given, desk);
  }
  return addresses;
}
