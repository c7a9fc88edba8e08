/**
 * Why nothing was written.
 * `store-format`: the store's format is not known here;
 * `certificate-missing`, `certificate-unreadable`: an entry is about a certificate;
 * `key-missing`, `key-not-wanted`: entries of this kind hold a private key (do not);
 * `key-unencrypted`: a private key is stored as encrypted PKCS#8 or not at all.
 */
export type RefusedWriteReason =
  | 'store-format'
  | 'certificate-missing'
  | 'certificate-unreadable'
  | 'key-missing'
  | 'key-not-wanted'
  | 'key-unencrypted';

/** The store does not take what it was given. `core/words` has the sentence. */
export class RefusedWrite extends Error {
  constructor(readonly reason: RefusedWriteReason) {
    super(`The certificate store refused a write: ${reason}.`);
    this.name = 'RefusedWrite';
  }
}

/** By name, because a chunk that was loaded later has a class of its own. */
export function isRefusedWrite(error: unknown): error is RefusedWrite {
  return error instanceof Error && error.name === 'RefusedWrite';
}
