import type { Span } from '../base/span.js';
import type { AlgorithmIdentifier } from './algorithm.js';
import type { Extension, Time } from './certificate.js';
import type { Name } from './name.js';
import type { Signed } from './signed.js';

/** One entry of revokedCertificates, RFC 5280 section 5.1.2.6. */
export interface RevokedCertificate {
  readonly serial: Uint8Array;
  readonly revoked: Time;
  readonly extensions: readonly Extension[];
  readonly span: Span;
}

/** A certificate revocation list, RFC 5280 section 5.1. */
export interface RevocationList extends Signed {
  readonly kind: 'crl';
  readonly version: number;
  /** The algorithm inside the signed part; it must be the one beside the signature. */
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly issuer: Name;
  readonly thisUpdate: Time;
  readonly nextUpdate: Time | undefined;
  readonly revokedCertificates: readonly RevokedCertificate[];
  readonly extensions: readonly Extension[];
}
