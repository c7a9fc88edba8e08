import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { AlgorithmIdentifier } from './algorithm.js';

/** What everything signed has in common. */
export interface Signed {
  /** The whole encoding, a view. All spans count from the start of the octets that the reader was given. */
  readonly der: Uint8Array;
  readonly span: Span;
  /** The signed part, tag and length included. */
  readonly tbs: Uint8Array;
  /** The algorithm beside the signature. */
  readonly signatureAlgorithm: AlgorithmIdentifier;
  /** Octets of the signature BIT STRING. */
  readonly signature: Uint8Array;
  readonly signatureSpan: Span;
  readonly faults: readonly Fault[];
}
