import type { Span } from '../base/span.js';

/** A line of RFC 7468 that opens or closes a block, or what was meant to be one. */
export interface Boundary {
  readonly kind: 'BEGIN' | 'END';
  readonly label: string;
  /** From the first dash to the last. */
  readonly span: Span;
  readonly labelSpan: Span;
  /** Whether there are five hyphens on either side, as RFC 7468 section 3 demands. */
  readonly isExact: boolean;
  /** Whether its words are in capitals and parted by plain spaces, as RFC 7468 section 3 demands. */
  readonly hasPlainWords: boolean;
}
