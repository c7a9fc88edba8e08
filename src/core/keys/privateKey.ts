import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { Scheme } from './scheme.js';

/** How a key is encrypted, read without its passphrase. Names are what people say: `PBES2`, `AES-256-CBC`, `HMAC-SHA256`. */
export interface Encryption {
  /** `PBES2`, `PBES1` (RFC 7292's among them), `DEK-Info` (OpenSSL's PEM), or the OID of one unknown here. */
  readonly scheme: string;
  /** Its name, or its OID where it is unknown here; null where the scheme's own name is not known. */
  readonly cipher: string | null;
  /** What the key is derived by: `HMAC-SHA256`, `scrypt`; for the older schemes the bare hash, `MD5` or `SHA-1`. */
  readonly prf: string | null;
  /** null for scrypt, whose cost is no count of iterations. */
  readonly iterations: number | null;
  /** Whether `openKey` can do it. */
  readonly supported: boolean;
}

/** A private key in whatever wrapper. The secret itself stays in `der`; only `openKey` looks behind an encryption. */
export interface PrivateKey {
  readonly kind: 'privateKey';
  readonly wrapper: 'pkcs8' | 'pkcs1' | 'sec1' | 'openssh' | 'dsa' | 'unknown';
  /** null for a key in the clear. */
  readonly encryption: Encryption | null;
  /** What `openKey` works with; undefined for a key in the clear and for an encryption that is not supported. */
  readonly scheme: Scheme | undefined;
  readonly der: Uint8Array;
  readonly span: Span;
  /** The algorithm of a PKCS#8 key in the clear; undefined for the others, whose wrapper tells it or which hide it. */
  readonly algorithm: AlgorithmIdentifier | undefined;
  /** The public half, where it can be read without a passphrase (RSA always, EC where it is included). */
  readonly publicKey: PublicKey | undefined;
  readonly faults: readonly Fault[];
}
