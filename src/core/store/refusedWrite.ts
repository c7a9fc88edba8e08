/**
 * Why nothing was written.
 * `store-format`: the store's format is not known here;
 * `certificate-missing`, `certificate-unreadable`: an entry is about a certificate;
 * `object-unreadable`: an entry of this kind is about a request (a revocation list);
 * `key-missing`, `key-not-wanted`: entries of this kind hold a private key (do not);
 * `key-unencrypted`: a private key is stored as encrypted PKCS#8 or not at all;
 * `link`: an entry has a symbolic link to a folder in it, which cannot be written once more;
 * `folder-in-place`, `taken`: a folder (something) stands where a file is to be written;
 * `changed-meanwhile`: what stands in a place is no longer what the person was shown;
 * `kept-beside`: another wrote into a place while a change was taken back; what stood there before is beside it;
 * `taken-over`: another window has taken a slow change for one that was interrupted, and ends it.
 */
export type RefusedWriteReason =
  | 'store-format'
  | 'certificate-missing'
  | 'certificate-unreadable'
  | 'object-unreadable'
  | 'key-missing'
  | 'key-not-wanted'
  | 'key-unencrypted'
  | 'link'
  | 'folder-in-place'
  | 'taken'
  | 'changed-meanwhile'
  | 'kept-beside'
  | 'taken-over';

/** The store does not take what it was given. `core/words` has the sentence. */
export class RefusedWrite extends Error {
  /** Which place it is about, from the store’s folder; undefined where none is to be told. */
  readonly place: string | undefined;

  constructor(
    readonly reason: RefusedWriteReason,
    { place, ...options }: ErrorOptions & { readonly place?: string } = {},
  ) {
    super(`The certificate store refused a write: ${reason}.`, options);
    this.name = 'RefusedWrite';
    this.place = place;
  }
}
