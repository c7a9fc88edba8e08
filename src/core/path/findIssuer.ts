import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { Certificate } from '../x509/certificate.js';
import type { Budget, StopReason } from './budget.js';
import {
  compareIdentifiers,
  compareIssuerAndSerial,
  type IdentifierMatch,
  incapacityOf,
  type Incapacity,
} from './couldHaveIssued.js';
import { fingerprint } from './fingerprint.js';
import type { KnownCertificate, Pool } from './pool.js';
import type { VerifyLink } from './verifyLink.js';

/** A certificate whose key verifies the signature, or whose key could not be tried here. */
export interface Issuer {
  readonly known: KnownCertificate;
  readonly verdict: Exclude<SignatureVerdict, { verdict: 'invalid' }>;
}

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

export interface IssuerSearch {
  /** Best first: verified before those that cannot be checked here. */
  readonly issuers: readonly Issuer[];
  readonly nearMisses: readonly NearMiss[];
  /** Why candidates were left untried. */
  readonly stopped: StopReason | undefined;
}

/** What a search for issuers works with. */
export interface SearchMeans {
  readonly pool: Pool;
  readonly verify: VerifyLink;
  readonly budget: Budget;
  /** The time, in milliseconds, at which an issuer is best valid. */
  readonly at: number;
}

/** Tries every candidate of the right name, the likeliest first. */
export async function findIssuer(certificate: Certificate, means: SearchMeans): Promise<IssuerSearch> {
  const issuers: Issuer[] = [];
  const nearMisses: NearMiss[] = [];
  const tried = new Set([fingerprint(certificate)]);
  for (const known of rankCandidates(certificate, means)) {
    // The same certificate may be known from several files, and the one that is asked about is no issuer of itself.
    if (tried.has(fingerprint(known.certificate))) continue;
    tried.add(fingerprint(known.certificate));
    if (!means.budget.spendSignature()) break;
    const verdict = await means.verify(certificate, known.certificate.publicKey);
    const incapacity = incapacityOf(known.certificate);
    if (verdict.verdict === 'invalid')
      nearMisses.push({ known, reason: whyInvalid(known.certificate, certificate) });
    else if (incapacity !== undefined) nearMisses.push({ known, reason: incapacity });
    else issuers.push({ known, verdict });
  }
  issuers.sort(
    (a, b) => Number(a.verdict.verdict === 'unchecked') - Number(b.verdict.verdict === 'unchecked'),
  );
  return { issuers, nearMisses, stopped: means.budget.stopped };
}

function whyInvalid(candidate: Certificate, certificate: Certificate): NearMiss['reason'] {
  const reasons = { match: 'signature-invalid', mismatch: 'other-key', absent: 'unidentified' } as const;
  return reasons[compareIdentifiers(candidate, certificate)];
}

/** The certificates of the issuer's name, the likeliest first, else in the pool's order. */
function rankCandidates(certificate: Certificate, { pool, budget, at }: SearchMeans): KnownCertificate[] {
  const ranked: { known: KnownCertificate; rank: number }[] = [];
  for (const known of pool.bySubject(certificate.issuer)) {
    if (!budget.spendCandidate()) break;
    ranked.push({ known, rank: rankOf(known.certificate, certificate, at) });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.map(({ known }) => known);
}

const MATCH_RANK: Readonly<Record<IdentifierMatch, number>> = { match: 0, absent: 1, mismatch: 2 };

/** Smaller is likelier: what identifies the key weighs most, then issuer and serial number, CA-ness, validity. */
function rankOf(candidate: Certificate, certificate: Certificate, at: number): number {
  const isValid = candidate.notBefore.epoch <= at && at <= candidate.notAfter.epoch;
  return (
    MATCH_RANK[compareIdentifiers(candidate, certificate)] * 12 +
    MATCH_RANK[compareIssuerAndSerial(candidate, certificate)] * 4 +
    (incapacityOf(candidate) === undefined ? 0 : 2) +
    (isValid ? 0 : 1)
  );
}
