import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { PublicKey } from '../x509/publicKey.js';

/** How a key is encrypted, read without its passphrase. Names are what people say: `PBES2`, `AES-256-CBC`, `HMAC-SHA256`. */
export interface Encryption {
  readonly scheme: string;
  readonly cipher: string | null;
  readonly prf: string | null;
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
  readonly der: Uint8Array;
  readonly span: Span;
  /** The public half, where it can be read or computed without a passphrase (RSA always, EC where it is included). */
  readonly publicKey: PublicKey | undefined;
  readonly faults: readonly Fault[];
}
