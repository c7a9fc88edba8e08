/**
 * The store's format, version 1. One folder of the workspace, made to be read and reviewed as text:
 *
 *     certificate-store.yaml                format: 1
 *     authority/<name>/certificate.pem      the authority's certificate
 *                      key.pem              its private key, encrypted PKCS#8 (RFC 5958)
 *                      entry.yaml           what people know about it
 *     key/<name>/certificate.pem            the node's certificate, then the chain that came along
 *                key.pem                    as above
 *                entry.yaml
 *     ca/<name>/certificate.pem             one CA certificate
 *               entry.yaml
 *
 * A folder's name is what install jobs refer to. A name that begins with a dot is no entry. The file system is the
 * truth: there is no index that could disagree with it.
 */
export const STORE_FORMAT = 1;

/** The file by which the extension knows a store; it stands directly in the store's folder. */
export const MARKER_FILE = 'certificate-store.yaml';

/** The kinds of entry, which are the names of their folders too. */
export const ENTRY_KINDS = ['authority', 'key', 'ca'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The files of an entry. */
export type EntryFile = 'certificate.pem' | 'key.pem' | 'entry.yaml';

/** Where an entry stands in the store. */
export interface EntryAddress {
  readonly kind: EntryKind;
  readonly name: string;
}

/** The path of an entry's folder, or of a file in it, from the store's folder. */
export function entryPath({ kind, name }: EntryAddress, file?: EntryFile): string {
  return file === undefined ? `${kind}/${name}` : `${kind}/${name}/${file}`;
}

/** Whether entries of this kind hold a private key. */
export function holdsKey(kind: EntryKind): boolean {
  return kind !== 'ca';
}
