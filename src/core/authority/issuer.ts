import type { Certificate } from '../x509/certificate.js';
import type { SigningKey } from './signingKey.js';

/** A CA that can sign. */
export interface Issuer {
  /** Its own certificate, then those above it, as far as they are known; the last one is taken for the trust anchor. */
  readonly chain: readonly [Certificate, ...Certificate[]];
  readonly key: SigningKey;
}
