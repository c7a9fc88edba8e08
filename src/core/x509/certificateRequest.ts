import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { AlgorithmIdentifier } from './algorithm.js';
import type { Extension } from './certificate.js';
import type { Name } from './name.js';
import type { PublicKey } from './publicKey.js';

/** A PKCS#10 certification request, RFC 2986 section 4. */
export interface CertificateRequest {
  readonly kind: 'request';
  readonly der: Uint8Array;
  readonly span: Span;
  /** The signed part, CertificationRequestInfo. */
  readonly tbs: Uint8Array;
  readonly version: number;
  readonly subject: Name;
  readonly publicKey: PublicKey;
  /** `values` is the whole encoding of the SET of values. */
  readonly attributes: readonly { readonly oid: string; readonly span: Span; readonly values: Uint8Array }[];
  /** The extensions it asks for (the extensionRequest attribute, RFC 2985 section 5.4.2). */
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly signatureSpan: Span;
  readonly faults: readonly Fault[];
}
