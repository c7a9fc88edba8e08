import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { Certificate } from '../x509/certificate.js';
import { fingerprint } from './fingerprint.js';
import type { NearMiss } from './nearMiss.js';
import type { KnownCertificate } from './pool.js';

/** What trying one candidate came to: it is an issuer, or a near miss. */
export type Trial =
  | { readonly candidate: number; readonly verdict: Exclude<SignatureVerdict, { verdict: 'invalid' }> }
  | { readonly candidate: number; readonly reason: NearMiss['reason'] };

/** What a finished search tried, in its order; candidates by their index in the pool's order. */
export interface Trials {
  readonly trials: readonly Trial[];
  /** Signatures that were looked at. */
  readonly signatures: number;
}

interface Kept extends Trials {
  readonly candidates: readonly Certificate[];
  readonly at: number;
}

/** Searches kept for each certificate: before an edit of its issuer, and after; most edits are taken back. */
const KEPT = 2;

/**
 * Remembers for each certificate how its last searches for issuers ended, as long as the candidates are the same: after
 * an edit of a large file that is true of all but the certificates that it touched. Kept by object, so that nothing
 * outlives what was read.
 */
export class SearchMemory {
  readonly #kept = new WeakMap<Certificate, readonly Kept[]>();

  recall(certificate: Certificate, candidates: readonly KnownCertificate[], at: number): Trials | undefined {
    return this.#kept.get(certificate)?.find((kept) => isOf(kept, candidates, at));
  }

  keep(certificate: Certificate, candidates: readonly KnownCertificate[], at: number, trials: Trials): void {
    const own = { ...trials, candidates: candidates.map((known) => known.certificate), at };
    this.#kept.set(certificate, [own, ...(this.#kept.get(certificate) ?? [])].slice(0, KEPT));
  }
}

function isOf(kept: Kept, candidates: readonly KnownCertificate[], at: number): boolean {
  if (kept.candidates.length !== candidates.length) return false;
  // Candidates are ranked by whether they are valid at the time.
  return candidates.every(
    ({ certificate: one }, index) =>
      isSame(one, kept.candidates[index]) && (at === kept.at || isValid(one, at) === isValid(one, kept.at)),
  );
}

/** A certificate that was edited and restored is another object with the same octets. */
function isSame(one: Certificate, other: Certificate | undefined): boolean {
  return one === other || (other !== undefined && fingerprint(one) === fingerprint(other));
}

export function isValid({ notBefore, notAfter }: Certificate, at: number): boolean {
  return notBefore.epoch <= at && at <= notAfter.epoch;
}
