import type { Span } from '../base/span.js';

/** A value as it stands in the job, and its place in the text. */
export interface Placed {
  readonly value: string;
  readonly span: Span;
}
