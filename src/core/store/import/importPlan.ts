import type { Fault } from '../../base/fault.js';
import type { OpenedKey } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { Certificate } from '../../x509/certificate.js';
import type { CertificateRequest } from '../../x509/certificateRequest.js';
import type { RevocationList } from '../../x509/revocationList.js';
import type { EntryNotes } from '../entry.js';
import type { EntryAddress, EntryKind } from '../layout.js';

/** What an import can be about. */
export type ImportedObject = Certificate | CertificateRequest | RevocationList;

/**
 * What an accepted object implies.
 * `self-signed`: everybody who is to trust it must be given this very certificate;
 * `expired`, `not-yet-valid`: at the time of the import; `outdated`: a revocation list whose next one is due;
 * `malformed`: it breaks rules of its encoding, and others may refuse it;
 * `older`: the store has one for the same key or names that is newer;
 * `key-missing`: a node’s certificate without a private key, in the files and in the store: it can only be a partner’s.
 */
export type ImportWarning =
  'self-signed' | 'expired' | 'not-yet-valid' | 'outdated' | 'malformed' | 'older' | 'key-missing';

/** Where the private key of a new entry comes from: a file, in the clear; or an entry of the store, sealed as it is. */
export type KeySource =
  | { readonly from: 'file'; readonly opened: OpenedKey }
  | {
      readonly from: 'store';
      readonly entry: EntryAddress;
      /** DER of the EncryptedPrivateKeyInfo: taken over as it stands, with its passphrase. */
      readonly sealed: Uint8Array;
    };

/** The entry of the store that a new one would renew, and what tells so. */
export interface Renewal {
  readonly entry: EntryAddress;
  readonly by: 'key' | 'names';
}

/** An entry that the import would write. */
export interface PlannedEntry {
  /** What it may become, the likeliest first; several where only the person knows, as with a CA’s key. */
  readonly kinds: readonly [EntryKind, ...EntryKind[]];
  /** A label that Connect:Direct takes; what the folder is named after. */
  readonly label: string;
  readonly object: ImportedObject;
  /** The certificate, then the chain that came along; empty where the object is no certificate. */
  readonly certificates: readonly Certificate[];
  readonly key: KeySource | undefined;
  /** The request of the store that this certificate answers: it goes when the answer comes. */
  readonly answers: EntryAddress | undefined;
  readonly renews: Renewal | undefined;
  /** The revocation lists of the store whose place this newer one takes, the latest first: it has that one’s name. */
  readonly supersedes: readonly EntryAddress[];
  /** What people know already, where the store has something about it. */
  readonly notes: Pick<EntryNotes, 'description' | 'tags' | 'owner'>;
  /** The files that it came from. */
  readonly files: readonly string[];
  readonly warnings: readonly ImportWarning[];
}

/**
 * Why something is not imported.
 * `self-signed-unproven`: a node’s certificate without a private key that names itself as its issuer, and its signature does
 * not prove it;
 * `key-matches-none`: the private key is none of these certificates';
 * `key-not-comparable`: its public half cannot be told, so that no certificate can be matched;
 * `key-scheme-unknown`, `container-scheme-unknown`: it is encrypted in a way that nothing here can open;
 * `key-closed`, `container-closed`: nobody gave the passphrase, for it or for all of it;
 * `key-not-needed`: it was left closed, since no certificate here lacks a private key;
 * `request-key-missing`: a request without its private key: somebody else’s, to be signed or not;
 * `request-answered`: its certificate is among what was found;
 * `public-key`: there is no certificate about it;
 * `nothing-found`: neither certificates nor keys are in it;
 * `unreadable`: something that cannot be decoded;
 * `file-unreadable`: the file system does not give it; `detail` says why;
 * `too-much`: so much was read before it that no more is;
 * `archive-…`: as `core/archive` says it.
 */
export type RefusalReason =
  | 'self-signed-unproven'
  | 'key-matches-none'
  | 'key-not-comparable'
  | 'key-scheme-unknown'
  | 'container-scheme-unknown'
  | 'key-closed'
  | 'key-not-needed'
  | 'container-closed'
  | 'request-key-missing'
  | 'request-answered'
  | 'public-key'
  | 'nothing-found'
  | 'unreadable'
  | 'file-unreadable'
  | 'too-much'
  | 'archive-damaged'
  | 'archive-parts'
  | 'archive-entries'
  | 'archive-encrypted'
  | 'archive-method'
  | 'archive-nested'
  | 'archive-large';

export interface Refusal {
  readonly reason: RefusalReason;
  /** The file that it stands in. */
  readonly file: string;
  /** What it is about, where that is known. */
  readonly about?: ImportedObject | PrivateKey;
  readonly fault?: Fault;
  readonly detail?: string;
}

/** What is left out without being refused: nobody wanted it in the store. */
export const PASSED_OVER: ReadonlySet<RefusalReason> = new Set([
  'nothing-found',
  'key-not-needed',
  'request-answered',
]);

/** Something that the store has already. */
export interface KnownEntry {
  readonly files: readonly string[];
  readonly object: ImportedObject | PrivateKey;
  readonly entry: EntryAddress;
}

/** What an import would do, to be shown before anything is written. */
export interface ImportPlan {
  readonly entries: readonly PlannedEntry[];
  /**
   * CA certificates that came along with a key certificate, and a self-signed key certificate for the trusted lists:
   * to be written too where the user wants them.
   */
  readonly offered: readonly PlannedEntry[];
  /** Nodes’ certificates without a private key: only the person knows whether they are of partners and wanted as such. */
  readonly peers: readonly PlannedEntry[];
  readonly known: readonly KnownEntry[];
  readonly refused: readonly Refusal[];
  /** Every file that was looked at. */
  readonly files: readonly string[];
}
