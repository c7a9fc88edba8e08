/** What extension and page tell each other. Everything here is plain text and numbers; the page makes no HTML of it. */
import type { Severity } from '../../../core/findings/finding.js';
import type { Fact } from '../../../core/words/fact.js';

export interface ViewedProblem {
  readonly severity: Severity;
  /** The severity in a word. */
  readonly label: string;
  /** What `explainFinding` explains. */
  readonly code: string;
  readonly message: string;
}

/** Something of an object that can be put on the clipboard. */
export type Copyable = 'pem' | 'fingerprint' | 'serial';

export interface ViewedObject {
  /** Its place among the file's objects: what the page calls it when it asks for something. */
  readonly index: number;
  readonly title: string;
  readonly isEnclosed: boolean;
  readonly problems: readonly ViewedProblem[];
  readonly facts: readonly Fact[];
  readonly copyable: readonly Copyable[];
  /** Whether a passphrase would show more. */
  readonly isSealed: boolean;
}

/** A file as the page shows it. */
export interface ViewedFile {
  readonly name: string;
  readonly summary: string;
  readonly problems: readonly ViewedProblem[];
  readonly objects: readonly ViewedObject[];
  /** What shows more objects, in words; undefined where all are shown. */
  readonly more: string | undefined;
  /** Why there is nothing to show; undefined where there is. */
  readonly failure: string | undefined;
}

/** The page's own words. */
export interface PageWords {
  readonly copy: Readonly<Record<Copyable, string>>;
  readonly enterPassphrase: string;
  readonly explain: string;
  readonly problems: string;
}

export type ToPage =
  | { readonly type: 'show'; readonly file: ViewedFile; readonly words: PageWords }
  /** Bring an object into view. */
  | { readonly type: 'reveal'; readonly object: number }
  /** Told to whoever listens instead of looking. */
  | { readonly type: 'say'; readonly text: string };

export type FromPage =
  /** The page can be told; `shown` is how many objects it had before it was hidden. */
  | { readonly type: 'ready'; readonly shown: number }
  | { readonly type: 'more' }
  | { readonly type: 'copy'; readonly object: number; readonly what: Copyable }
  | { readonly type: 'open'; readonly object: number }
  | { readonly type: 'explain'; readonly code: string };
