import type { Span } from '../base/span.js';

/** MUST is an error, SHOULD a warning, the rest information or a hint. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that helps to understand a finding; `file` is undefined for the same file. */
export interface RelatedPlace {
  readonly file: string | undefined;
  readonly span: Span;
  readonly message: string;
}

/** What a rule has to say about a place in a file. */
export interface Finding {
  /** Stable, kebab-case, without severity: the anchor of its explanation. */
  readonly code: string;
  readonly severity: Severity;
  /** Place in the file: UTF-16 code units of a text, octets of a binary file. */
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
}
