import type { Contents } from '../../contents/contents.js';
import type { OpenedKey } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { Certificate } from '../../x509/certificate.js';
import type { EntryAddress } from '../layout.js';

/** A file that somebody was mailed. */
export interface ImportFile {
  /** As people call it. */
  readonly name: string;
  readonly contents: Contents;
}

/** What the files are imported as. */
export type WantedKind = 'key' | 'ca';

/** A private key that must be opened before it can be paired; its `encryption` names the scheme before anybody is asked. */
export interface LockedKey {
  readonly file: string;
  readonly key: PrivateKey;
}

/**
 * What an accepted certificate implies.
 * `self-signed`: everybody who is to trust it must be given this very certificate;
 * `expired`, `not-yet-valid`: at the time of the import;
 * `malformed`: it breaks rules of its encoding, and others may refuse it.
 */
export type ImportWarning = 'self-signed' | 'expired' | 'not-yet-valid' | 'malformed';

/** An entry that the import would write. */
export interface PlannedEntry {
  readonly kind: WantedKind;
  /** A label that Connect:Direct takes; what the folder is named after. */
  readonly label: string;
  /** The leaf (or CA certificate) first, then the chain that came along. */
  readonly certificates: readonly Certificate[];
  /** For a key certificate: in the clear, to be sealed before it is written. */
  readonly key: OpenedKey | undefined;
  /** The files that it came from. */
  readonly files: readonly string[];
  readonly warnings: readonly ImportWarning[];
}

/**
 * Why something is not imported.
 * `certificate-missing`: there is no certificate in these files;
 * `key-missing`: a key certificate is wanted, and there is no private key, or not this certificate's;
 * `key-matches-none`: the private key is none of these certificates';
 * `key-not-comparable`: its public half cannot be told, so that no certificate can be matched;
 * `key-scheme-unknown`: it is encrypted in a way that nothing here can open;
 * `key-not-wanted`: a private key among CA certificates;
 * `authority-for-node`: a CA's certificate, signed by another, where a node's is wanted;
 * `node-for-authority`: a node's certificate, signed by another, among CA certificates;
 * `not-a-certificate`: a request, a revocation list, a public key;
 * `container-closed`: a container of which a part is encrypted, and stayed so;
 * `unreadable`: nothing that can be decoded.
 */
export type RefusalReason =
  | 'certificate-missing'
  | 'key-missing'
  | 'key-matches-none'
  | 'key-not-comparable'
  | 'key-scheme-unknown'
  | 'key-not-wanted'
  | 'authority-for-node'
  | 'node-for-authority'
  | 'not-a-certificate'
  | 'container-closed'
  | 'unreadable';

export interface Refusal {
  readonly reason: RefusalReason;
  /** The file that it stands in; undefined where all of them together lack something. */
  readonly file: string | undefined;
  /** What it is about, where that is a certificate or a private key. */
  readonly about?: Certificate | PrivateKey;
}

/** A certificate that the store has already. */
export interface KnownEntry {
  readonly file: string;
  readonly certificate: Certificate;
  readonly entry: EntryAddress;
}

/** What an import would do, to be shown before anything is written. */
export interface ImportPlan {
  /** To be opened first; while there are any, the rest of the plan says nothing final about their certificates. */
  readonly locked: readonly LockedKey[];
  /** What was asked for. */
  readonly entries: readonly PlannedEntry[];
  /**
   * CA certificates that came along with a key certificate, and a self-signed key certificate for the trusted lists:
   * to be written too where the user wants them.
   */
  readonly offered: readonly PlannedEntry[];
  readonly known: readonly KnownEntry[];
  readonly refused: readonly Refusal[];
}
