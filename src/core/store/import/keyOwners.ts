import { keyIdentity, keyMatches } from '../../keys/keyMatches.js';
import type { OpenedKey } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { PublicKey } from '../../x509/publicKey.js';
import type { Gathering } from './gathering.js';
import type { KeySource } from './importPlan.js';
import { type KnownStore, sealedKeyOf } from './knownStore.js';
import type { Entry } from '../entry.js';

/** A private key that was found, and its files. */
export interface FoundKey {
  readonly key: PrivateKey;
  readonly opened: OpenedKey;
  readonly files: readonly string[];
}

/** Where the private key of something is. */
export interface Ownership {
  readonly source: KeySource;
  readonly files: readonly string[];
  /** The entry of the store that has the key: for a request, that it answers. */
  readonly entry: Entry | undefined;
}

/** The private keys at hand, by their public halves: those that were found, and those that the store has sealed. */
export class KeyOwners {
  readonly #store: KnownStore;
  readonly #found = new Map<string, FoundKey[]>();

  constructor(found: Gathering, store: KnownStore) {
    this.#store = store;
    for (const { files, object: key } of found.keys) {
      const opened = found.opened.get(key);
      if (opened?.publicKey === undefined) continue;
      const identity = keyIdentity(opened.publicKey);
      this.#found.set(identity, [...(this.#found.get(identity) ?? []), { key, opened, files }]);
    }
  }

  /**
   * The private key of this public one. One that waits in a request of the store comes first: it stays sealed as it is.
   * Then those of the files, then one that another entry has, whose certificate is being renewed.
   */
  of(publicKey: PublicKey): Ownership | undefined {
    const waiting = this.#inStore(publicKey, 'request');
    if (waiting) return waiting;
    const found = this.#found
      .get(keyIdentity(publicKey))
      ?.find(({ opened }) => opened.publicKey && keyMatches(publicKey, opened.publicKey));
    if (found)
      return { source: { from: 'file', opened: found.opened }, files: found.files, entry: undefined };
    return this.#inStore(publicKey, 'key') ?? this.#inStore(publicKey, 'authority');
  }

  #inStore(publicKey: PublicKey, kind: 'request' | 'key' | 'authority'): Ownership | undefined {
    for (const entry of this.#store.withKey(publicKey, [kind])) {
      const sealed = sealedKeyOf(entry);
      if (sealed === undefined) continue;
      const address = { kind: entry.kind, name: entry.name };
      return { source: { from: 'store', entry: address, sealed }, files: [], entry };
    }
    return undefined;
  }
}
