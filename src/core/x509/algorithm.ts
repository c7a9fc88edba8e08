import type { Span } from '../base/span.js';

/** AlgorithmIdentifier, RFC 5280 section 4.1.1.2. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  /** The parameters' whole encoding; undefined where absent. */
  readonly parameters: Uint8Array | undefined;
  readonly raw: Uint8Array;
  readonly span: Span;
}
