import type { Fact } from '../../../core/words/fact.js';

/** What a passphrase showed of an object, in words: no secret is kept. */
export interface OpenedObject {
  readonly isOpen: boolean;
  /** How it went, as a sentence. */
  readonly words: string;
  readonly facts: readonly Fact[];
}
