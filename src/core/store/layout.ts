/**
 * The store's format, version 1. One folder of the workspace, made to be read and reviewed as text:
 *
 *     certificate-store.yaml                format: 1
 *     authority/<name>/certificate.pem      the authority's certificate
 *                      key.pem              its private key, encrypted PKCS#8 (RFC 5958)
 *                      entry.yaml           what people know about it
 *                      issued/<serial>.pem  what it has issued: its ledger
 *                      crl.pem              its revocation list (RFC 5280 section 5)
 *                      .gitignore           with a line `/key.pem`, where its key is kept out of version control
 *     key/<name>/certificate.pem            the node's certificate, then the chain that came along
 *                key.pem                    as above
 *                entry.yaml
 *     ca/<name>/certificate.pem             one CA certificate
 *               entry.yaml
 *     peer/<name>/certificate.pem           what a partner or Control Center Director presents, then the chain that came along
 *                 entry.yaml
 *     request/<name>/request.pem            a request that waits for its answer (RFC 2986)
 *                    key.pem                as above
 *                    entry.yaml
 *     crl/<name>/crl.pem                    a CA’s revocation list
 *                entry.yaml
 *
 * What is in `peer` has no private key here and is never installed on a node: trust is proved against it. It may be a
 * CA’s certificate by its marks: tools that make self-signed certificates mark them so, and partners present such.
 *
 * A folder's name is what install jobs refer to. A name that begins with a dot is no entry. The file system is the
 * truth: there is no index that could disagree with it.
 *
 * Where an authority’s key is kept out of version control, a clone has the authority without key.pem, and nothing is wrong
 * with it: it cannot sign there until its key is put in its place.
 */
export const STORE_FORMAT = 1;

/** The file by which the extension knows a store; it stands directly in the store's folder. */
export const MARKER_FILE = 'certificate-store.yaml';

/**
 * A change of the store has a folder of its own until it is over, directly in the store’s folder; see `changeStore`. Its
 * name tells how far the change is, then when it began, in milliseconds: `.staging-` while it is prepared, and once it is
 * over; `.change-` while what is new comes to its places; `.undo-` while it is taken back. Readers pass over it.
 */
export const STAGING = '.staging-';
export const CHANGING = '.change-';
export const UNDOING = '.undo-';

/** Whether a folder of this name holds a change, and nothing that is in the store. */
export function isChangeFolder(name: string): boolean {
  return [STAGING, CHANGING, UNDOING].some((prefix) => name.startsWith(prefix));
}

/** The kinds of entry, which are the names of their folders too. */
export const ENTRY_KINDS = ['authority', 'key', 'ca', 'peer', 'request', 'crl'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The files of an entry. */
export type EntryFile = 'certificate.pem' | 'request.pem' | 'crl.pem' | 'key.pem' | 'entry.yaml';

/** The folder of an authority’s entry that holds its ledger: history, in which nothing is a finding. */
export const LEDGER_FOLDER = 'issued';

/** The ending of an install job’s file; jobs stand anywhere in the workspace folder that the store is in. */
export const JOB_FILE_ENDING = '.installjob.yaml';

/** Where an entry stands in the store. */
export interface EntryAddress {
  readonly kind: EntryKind;
  readonly name: string;
}

/** The path of an entry's folder, or of a file in it, from the store's folder. */
export function entryPath({ kind, name }: EntryAddress, file?: EntryFile): string {
  return file === undefined ? `${kind}/${name}` : `${kind}/${name}/${file}`;
}

/** What a store consists of, as globs from its folder: its entries’ files, ledgers, and changes that are not over. */
export const STORE_GLOBS: readonly string[] = [
  '{authority,key,ca,peer,request,crl}/*/{certificate,request,crl,key}.pem',
  'authority/*/issued/**',
  '.{staging,change,undo}-*/**',
];

const STORE_FILE =
  /^(((authority|key|ca|peer|request|crl)\/[^/]+\/(certificate|request|crl|key)\.pem$)|authority\/[^/]+\/issued\/|\.(staging|change|undo)-[^/]*\/)/;

/** The same of one path from the store’s folder. What else lies there, a copy of a key say, is a file like any other. */
export function isStoreFile(path: string): boolean {
  return STORE_FILE.test(path);
}

/** Whether entries of this kind hold a private key. */
export function holdsKey(kind: EntryKind): boolean {
  return kind !== 'ca' && kind !== 'peer' && kind !== 'crl';
}

/** The file that holds what entries of this kind are about. */
export function mainFile(kind: EntryKind): EntryFile {
  return kind === 'request' ? 'request.pem' : kind === 'crl' ? 'crl.pem' : 'certificate.pem';
}
