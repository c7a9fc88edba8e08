import type { Span } from '../base/span.js';
import type { AlgorithmIdentifier } from './algorithm.js';
import type { Name } from './name.js';
import type { PublicKey } from './publicKey.js';
import type { Signed } from './signed.js';

/** UTCTime or GeneralizedTime, RFC 5280 section 4.1.2.5. `epoch` in milliseconds, NaN where it cannot be read. */
export interface Time {
  readonly epoch: number;
  readonly span: Span;
}

/** Extension, RFC 5280 section 4.1. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** The octets inside extnValue; a view on the certificate's buffer, whose place `valueSpan` tells. */
  readonly value: Uint8Array;
  readonly valueSpan: Span;
  readonly span: Span;
  /** What its reader in `extensions/` made of the value; undefined where it has no reader or cannot be read. Ask `readExtension`. */
  readonly decoded: unknown;
}

/** A certificate, RFC 5280 section 4.1, beside the octets that it was read from. */
export interface Certificate extends Signed {
  readonly kind: 'certificate';
  /** 1, 2 or 3 as people count, not as DER does. */
  readonly version: number;
  /** Content octets of the serial number's INTEGER. */
  readonly serial: Uint8Array;
  readonly serialSpan: Span;
  /** The algorithm inside the signed part. */
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly issuer: Name;
  readonly notBefore: Time;
  readonly notAfter: Time;
  readonly subject: Name;
  readonly publicKey: PublicKey;
  readonly extensions: readonly Extension[];
}
