import type { Fault } from '../base/fault.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { KnownCertificate } from '../path/pool.js';
import type { EntryAddress, EntryFile } from './layout.js';

/** What people know about a certificate and it cannot say itself: the content of entry.yaml. */
export interface EntryNotes {
  /** The name that Connect:Direct gives the certificate in its keystore. */
  readonly label?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Where it came from: file names, "made here". */
  readonly source?: string;
  /** When it came into the store: ISO 8601, UTC. */
  readonly added?: string;
}

/**
 * What is wrong with an entry; it hurts no other entry.
 * `certificate-missing`, `key-missing`: the file is not there, or has no certificate (private key) in it;
 * `certificate-unreadable`, `key-unreadable`: what is in it cannot be decoded;
 * `certificates-several`: a second certificate where there is one to each entry;
 * `key-unencrypted`: a private key in the clear;
 * `key-mismatch`: the private key is not the certificate's;
 * `key-misplaced`: a private key where none belongs;
 * `notes-broken`: entry.yaml cannot be read; facts: the YAML fault's;
 * `notes-value`: a field of entry.yaml is not what it must be; facts: `field`, `expected`.
 */
export interface EntryFault extends Fault {
  readonly code:
    | 'certificate-missing'
    | 'certificate-unreadable'
    | 'certificates-several'
    | 'key-missing'
    | 'key-unreadable'
    | 'key-unencrypted'
    | 'key-mismatch'
    | 'key-misplaced'
    | 'notes-broken'
    | 'notes-value';
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
  /** The private key as it stands in key.pem; undefined where there is none that can be read. */
  readonly key: PrivateKey | undefined;
  readonly notes: EntryNotes;
  readonly faults: readonly EntryFault[];
}

/** What `addEntry` is to write. */
export interface NewEntry {
  readonly kind: EntryAddress['kind'];
  /** What the folder is named after; made safe and unique by `writeEntryName`. Best the label or the common name. */
  readonly title: string;
  /** DER, in the order of `Entry.certificates`. */
  readonly certificates: readonly Uint8Array[];
  /** EncryptedPrivateKeyInfo (RFC 5958 section 3) in DER; for kinds that hold a key. */
  readonly sealedKey?: Uint8Array;
  readonly notes: Omit<EntryNotes, 'added'>;
}
