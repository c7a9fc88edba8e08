import type { VerifyLink } from '../../path/verifyLink.js';
import type { Entry } from '../entry.js';
import type { Gathering } from './gathering.js';

/** What an import is planned from. */
export interface ImportRequest {
  readonly found: Gathering;
  /** Every entry of the store. */
  readonly existing: readonly Entry[];
  /** In milliseconds. */
  readonly now: number;
  readonly verify: VerifyLink;
  readonly signal?: AbortSignal;
}
