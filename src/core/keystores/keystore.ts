import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { Encryption, PrivateKey } from '../keys/privateKey.js';
import type { Certificate } from '../x509/certificate.js';
import type { RevocationList } from '../x509/revocationList.js';
import type { Unreadable } from '../x509/unreadable.js';

/** One object that stands in a container. */
export interface Enclosed {
  /** `unknown`: its faults say why. */
  readonly model: Certificate | RevocationList | PrivateKey | Unreadable;
  /** Its friendly name (PKCS#12) or alias (JKS). */
  readonly alias: string | undefined;
  /** Its place in the container's octets; of what stood behind an encryption, the place of all that was encrypted. */
  readonly span: Span;
  /** Whether it stood behind an encryption: places inside `model` count the decrypted octets then. */
  readonly isSealed: boolean;
  /** The model's faults, each with its place in the container's octets. */
  readonly faults: readonly Fault[];
}

/** What keeps a container from being changed by those who do not know its passphrase. */
export interface Integrity {
  /** As people say it: `HMAC-SHA256`, `PBMAC1 (HMAC-SHA256)`, `SHA-1`. */
  readonly algorithm: string;
  /** Of the derivation of its key; null where there is none. */
  readonly iterations: number | null;
}

/**
 * A file that holds several objects, as it can be read without its passphrase. Only `openKeystore` looks behind an
 * encryption.
 */
export interface Keystore {
  readonly kind: 'keystore';
  readonly container: 'PKCS#7';
  readonly der: Uint8Array;
  readonly span: Span;
  /** null where nothing guards it. */
  readonly integrity: Integrity | null;
  /** How those parts are encrypted of which nothing can be told without the passphrase, not even what they hold. */
  readonly sealed: readonly Encryption[];
  /** What can be read without the passphrase, in order. Keys among it may be encrypted each by itself. */
  readonly enclosed: readonly Enclosed[];
  /** Those of the container itself; what is enclosed has its own. */
  readonly faults: readonly Fault[];
}
