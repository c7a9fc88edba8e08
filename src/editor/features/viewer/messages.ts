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
  /** Whether its octets can be looked at. */
  readonly hasStructure: boolean;
}

/** One element of an object's DER; places count the object's octets. */
export interface ViewedField {
  /** How deep it stands in others; those that stand in it follow it. */
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  /** What it says, in words; empty for what only holds others. */
  readonly value: string;
  readonly start: number;
  /** Where its identifier and length end and what it holds begins. */
  readonly content: number;
  readonly end: number;
}

/** An object's octets beside what they mean. */
export interface ViewedStructure {
  readonly fields: readonly ViewedField[];
  /** The octets as hex, two characters each; two dots for each octet of a secret. */
  readonly octets: string;
  /** What says that there is more than is shown; undefined where all is. */
  readonly cut: string | undefined;
}

/** A file as the page shows it. */
export interface ViewedFile {
  /** Another one for each reading: what was said of octets before no longer holds. */
  readonly reading: number;
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
  readonly structure: string;
  readonly fields: string;
  readonly octets: string;
}

export type ToPage =
  | { readonly type: 'show'; readonly file: ViewedFile; readonly words: PageWords }
  | { readonly type: 'structure'; readonly object: number; readonly structure: ViewedStructure }
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
  | { readonly type: 'structure'; readonly object: number }
  | { readonly type: 'explain'; readonly code: string };
