import type { Span } from './span.js';

/**
 * Something broken in the input. Data, never thrown: what is good beside it is still read.
 * `core/words` turns it into a sentence; the code is kebab-case and never changes its meaning.
 */
export interface Fault {
  readonly code: string;
  /** Where: in the text for a fault of `pem`, in the octets of the decoded object for all others. */
  readonly span: Span;
  readonly facts?: Readonly<Record<string, string | number>>;
}
