import { sameOctets } from '../base/sameOctets.js';
import type { SignatureVerdict } from '../crypto/verifySignature.js';
import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate } from '../path/pool.js';
import { sameName } from '../path/sameName.js';
import type { Certificate } from '../x509/certificate.js';
import type { Candidate } from './candidates.js';

/** A certificate on a path that is being tried, from the leaf upward. */
export interface Step {
  readonly known: KnownCertificate;
  /** undefined for the leaf. */
  readonly below: Step | undefined;
  /** How the signature of the one below fared under this one's key; undefined for the leaf. */
  readonly signature: Exclude<SignatureVerdict, { verdict: 'invalid' }> | undefined;
  /** How many stand below. */
  readonly height: number;
}

export function toLeafStep(known: KnownCertificate): Step {
  return { known, below: undefined, signature: undefined, height: 0 };
}

/** From this step down to the leaf. */
export function* downward(step: Step): Generator<Step> {
  for (let one: Step | undefined = step; one !== undefined; one = one.below) yield one;
}

/** The certificates of the path, the leaf first. */
export function pathOf(step: Step): readonly KnownCertificate[] {
  return Array.from(downward(step), ({ known }) => known).reverse();
}

export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return sameName(subject, issuer);
}

/**
 * Whether a path has this certificate already, or another of the same name and key: going through one key twice proves
 * nothing more (RFC 5280 section 6.1 forbids the same certificate). An anchor ends the path: it may have signed another
 * certificate for its own name and key, which is not trusted by itself.
 */
export function isOnPath(step: Step, { known: { certificate }, isAnchor }: Candidate): boolean {
  for (const { known } of downward(step)) {
    const other = known.certificate;
    if (fingerprint(other) === fingerprint(certificate)) return true;
    if (
      !isAnchor &&
      sameOctets(other.publicKey.raw, certificate.publicKey.raw) &&
      sameName(other.subject, certificate.subject)
    )
      return true;
  }
  return false;
}
