import type { KnownCertificate } from '../path/pool.js';
import type { Reason } from './reason.js';

/** Nothing that was not verified is called valid, and nothing that could not be is called invalid. */
export type Verdict = 'valid' | 'invalid' | 'unchecked';

/** `not-checked` where a list is missing for any certificate of the path. */
export type Revocation = 'good' | 'revoked' | 'not-checked';

/** What validating one leaf came to: the best verdict of all its paths. */
export interface Validation {
  readonly verdict: Verdict;
  /** From the leaf up: to the anchor, or as far as the path that came furthest did. */
  readonly path: readonly KnownCertificate[];
  /** Why it is not valid, the most telling first; empty where it is. */
  readonly reasons: readonly Reason[];
  /** What could not be said of a path that is valid nevertheless. */
  readonly notes: readonly Reason[];
  readonly revocation: Revocation;
  /** user-constrained-policy-set, RFC 5280 section 6.1.6; by OID. */
  readonly policies: readonly string[];
}
