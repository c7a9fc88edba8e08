import { sameOctets } from '../../core/base/sameOctets.js';
import {
  publicKeyIdentity,
  type PassphraseIdentity,
  sealedIdentity,
} from '../../core/keys/passphraseIdentity.js';
import type { PrivateKey } from '../../core/keys/privateKey.js';
import type { Entry } from '../../core/store/entry.js';
import type { ReadableStore } from './storeDesk.js';

/** What the passphrase of an entry’s private key is remembered for; nothing where it has none. */
export function entryIdentities({ certificates: [own], key, request }: Entry): readonly PassphraseIdentity[] {
  const publicKey = (own?.certificate ?? request)?.publicKey;
  if (publicKey !== undefined) return [publicKeyIdentity(publicKey)];
  return key ? [sealedIdentity(key.der)] : [];
}

/** The same of a sealed key wherever it stands: where the store has it, it is that entry’s. */
export async function sealedKeyIdentities(
  key: PrivateKey,
  { store }: { readonly store: ReadableStore },
): Promise<readonly PassphraseIdentity[]> {
  const { entries } = await store.contents();
  const stored = entries.find((entry) => entry.key && sameOctets(entry.key.der, key.der));
  return stored ? entryIdentities(stored) : [sealedIdentity(key.der)];
}
