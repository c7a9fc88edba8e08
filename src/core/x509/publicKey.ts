import type { Span } from '../base/span.js';
import type { AlgorithmIdentifier } from './algorithm.js';

/** SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7. */
export interface PublicKey {
  /** The whole SubjectPublicKeyInfo: what two keys are compared by, and what Web Crypto imports as `spki`. */
  readonly raw: Uint8Array;
  readonly span: Span;
  readonly algorithm: AlgorithmIdentifier;
  readonly type: string; // 'RSA' | 'RSA-PSS' | 'DSA' | 'EC' | 'Ed25519' | … | 'unknown'
  /** Size in bits of the modulus, the prime or the curve's order; null where the algorithm is not known. */
  readonly bits: number | null;
  /** The named curve's OID; null for other keys and for explicit parameters. */
  readonly curve: string | null;
  /** The octets of the subjectPublicKey BIT STRING. */
  readonly key: Uint8Array;
}
