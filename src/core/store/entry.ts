import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { KnownCertificate } from '../path/pool.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import type { RevocationList } from '../x509/revocationList.js';
import type { EntryAddress, EntryFile } from './layout.js';

/** What people know about a certificate and it cannot say itself: the content of entry.yaml. */
export interface EntryNotes {
  /** The name that Connect:Direct gives the certificate in its keystore. */
  readonly label?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Who answers for it: a person or a department. */
  readonly owner?: string;
  /** Where it came from: file names, "made here". */
  readonly source?: string;
  /** When it came into the store: ISO 8601, UTC. */
  readonly added?: string;
}

/**
 * What is wrong with an entry; it hurts no other entry.
 * `certificate-missing`, `key-missing`: the file is not there, or has no certificate (private key) in it;
 * `certificate-unreadable`, `key-unreadable`: what is in it cannot be decoded;
 * `request-missing`, `request-unreadable`, `crl-missing`, `crl-unreadable`: the same of a request, a revocation list;
 * `certificates-several`: a second certificate where there is one to each entry;
 * `key-unencrypted`: a private key in the clear;
 * `key-mismatch`: the private key is not the certificate's;
 * `key-misplaced`: a private key where none belongs;
 * `keys-several`: a second private key where there is one to each entry;
 * `file-unreadable`: the file system does not give the file; facts: `reason`;
 * `merge-conflict`: Git’s conflict markers stand in the file, and with them two versions of it;
 * `notes-broken`: entry.yaml cannot be read; facts: the YAML fault's;
 * `notes-value`: a field of entry.yaml is not what it must be; facts: `field`, `expected`;
 * `label-empty`, `label-control`, `label-long`, `label-shell`: see `label.ts`; facts: `label`;
 * `label-duplicate`: another entry has the same label; facts: `label` and `other`, that entry’s name.
 */
export interface EntryFault extends Fault {
  readonly code:
    | 'certificate-missing'
    | 'certificate-unreadable'
    | 'certificates-several'
    | 'request-missing'
    | 'request-unreadable'
    | 'crl-missing'
    | 'crl-unreadable'
    | 'key-missing'
    | 'key-unreadable'
    | 'key-unencrypted'
    | 'key-mismatch'
    | 'key-misplaced'
    | 'keys-several'
    | 'file-unreadable'
    | 'merge-conflict'
    | 'notes-broken'
    | 'notes-value'
    | 'label-empty'
    | 'label-control'
    | 'label-long'
    | 'label-shell'
    | 'label-duplicate';
  /** The file that the span counts in; UTF-16 code units. */
  readonly file: EntryFile;
}

/** An entry as it stands on the disk, sound or not. */
export interface Entry extends EntryAddress {
  /**
   * The leaf (or the CA's certificate) first, then the chain that came along; empty where none can be read. `file` is
   * the path from the store's folder.
   */
  readonly certificates: readonly KnownCertificate[];
  /** What a `request` is about; undefined where it cannot be read. */
  readonly request: CertificateRequest | undefined;
  /** What a `crl` is about, and an authority’s own list where it has one; undefined where it cannot be read. */
  readonly revocationList: RevocationList | undefined;
  /** The private key as it stands in key.pem; undefined where there is none that can be read. */
  readonly key: PrivateKey | undefined;
  /** Whether the private key is kept out of version control, and is not here: an authority that cannot sign. */
  readonly isKeyElsewhere?: true;
  readonly notes: EntryNotes;
  /** Where the label stands in entry.yaml; UTF-16 code units. */
  readonly labelSpan?: Span | undefined;
  readonly faults: readonly EntryFault[];
}

/** A new entry, as `changeStore` adds it. */
export interface NewEntry {
  readonly kind: EntryAddress['kind'];
  /** What the folder is named after; made safe and unique by `writeEntryName`. Best the label or the common name. */
  readonly title: string;
  /** DER, in the order of `Entry.certificates`; none for a request and a revocation list. */
  readonly certificates: readonly Uint8Array[];
  /** DER of what the entry is about, for the kinds `request` and `crl`. */
  readonly object?: Uint8Array;
  /** EncryptedPrivateKeyInfo (RFC 5958 section 3) in DER; for kinds that hold a key. */
  readonly sealedKey?: Uint8Array;
  /** Whether git is to leave the sealed key out. */
  readonly isKeyKeptOut?: boolean;
  readonly notes: Omit<EntryNotes, 'added'>;
}
