import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { OpenedKey } from '../keys/openKey.js';
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
  /**
   * A private key in the clear, once the container has been opened. Its model stays what stands in the file, encryption
   * and all, but has its public half. The key belongs into `sealKey` or Web Crypto, and never into a file.
   */
  readonly opened?: OpenedKey;
}

/** What keeps a container from being changed by those who do not know its passphrase. */
export interface Integrity {
  /** As people say it: `HMAC-SHA256`, `PBMAC1 (HMAC-SHA256)`, `SHA-1`. */
  readonly algorithm: string;
  /** Of the derivation of its key; null where there is none. */
  readonly iterations: number | null;
  /** Whether a passphrase has led to it: then nothing was changed. */
  readonly isProven?: boolean;
}

/** A part of a container that is encrypted as a whole. */
export interface SealedPart {
  readonly encryption: Encryption;
  /** Whether its contents are among what is enclosed. */
  readonly isOpen: boolean;
}

/**
 * A file that holds several objects: as it can be read without its passphrase or, from `openKeystore`, with it.
 */
export interface Keystore {
  readonly kind: 'keystore';
  readonly container: 'PKCS#7' | 'PKCS#12' | 'JKS' | 'JCEKS';
  readonly der: Uint8Array;
  readonly span: Span;
  /** null where nothing guards it. */
  readonly integrity: Integrity | null;
  /** The parts of which nothing can be told without the passphrase, not even what they hold. */
  readonly sealed: readonly SealedPart[];
  /** What can be read, in order. Keys among it may be encrypted each by itself. */
  readonly enclosed: readonly Enclosed[];
  /** Those of the container itself; what is enclosed has its own. */
  readonly faults: readonly Fault[];
}
