import type { Incapacity } from './couldHaveIssued.js';
import type { KnownCertificate } from './pool.js';

/**
 * A certificate of the issuer's name that is not the issuer, and why:
 * `other-key`: the identifiers name another key, and its key does not verify the signature;
 * `signature-invalid`: it is the one that the identifiers name, and yet its key does not verify the signature;
 * `unidentified`: nothing but the name speaks for it, and its key does not verify the signature;
 * the others: its key does verify the signature, but it says itself that it may not issue.
 */
export interface NearMiss {
  readonly known: KnownCertificate;
  readonly reason: 'other-key' | 'signature-invalid' | 'unidentified' | Incapacity;
}
