import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { Certificate } from '../x509/certificate.js';
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

/**
 * Remembers for each certificate how its search for issuers ended, as long as the candidates are the same: after an edit
 * of a large file that is true of all but the certificates that it touched. Kept by object, so that nothing outlives
 * what was read.
 */
export class SearchMemory {
  readonly #kept = new WeakMap<Certificate, Kept>();

  recall(certificate: Certificate, candidates: readonly KnownCertificate[], at: number): Trials | undefined {
    const kept = this.#kept.get(certificate);
    if (kept?.candidates.length !== candidates.length) return undefined;
    // Candidates are ranked by whether they are valid at the time.
    const isSame = candidates.every(
      ({ certificate: one }, index) =>
        one === kept.candidates[index] && (at === kept.at || isValid(one, at) === isValid(one, kept.at)),
    );
    return isSame ? kept : undefined;
  }

  keep(certificate: Certificate, candidates: readonly KnownCertificate[], at: number, trials: Trials): void {
    const certificates = candidates.map((known) => known.certificate);
    this.#kept.set(certificate, { ...trials, candidates: certificates, at });
  }
}

export function isValid({ notBefore, notAfter }: Certificate, at: number): boolean {
  return notBefore.epoch <= at && at <= notAfter.epoch;
}
