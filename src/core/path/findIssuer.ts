import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { Certificate } from '../x509/certificate.js';
import type { Budget, StopReason } from './budget.js';
import {
  compareIdentifiers,
  compareIssuerAndSerial,
  type IdentifierMatch,
  incapacityOf,
} from './couldHaveIssued.js';
import { fingerprint } from './fingerprint.js';
import type { NearMiss } from './nearMiss.js';
import type { KnownCertificate, Pool } from './pool.js';
import { isValid, type SearchMemory, type Trial, type Trials } from './searchMemory.js';
import type { VerifyLink } from './verifyLink.js';

/** A certificate whose key verifies the signature, or whose key could not be tried here. */
export interface Issuer {
  readonly known: KnownCertificate;
  readonly verdict: Exclude<SignatureVerdict, { verdict: 'invalid' }>;
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
  /** Where the same certificates are searched for again. */
  readonly searches?: SearchMemory | undefined;
}

/** Tries every candidate of the right name, the likeliest first. */
export async function findIssuer(certificate: Certificate, means: SearchMeans): Promise<IssuerSearch> {
  const { at, budget, searches } = means;
  const candidates = takeCandidates(certificate, means);
  const remembered = searches?.recall(certificate, candidates, at);
  // What is remembered is spent as well, lest a verdict depend on what was asked before.
  if (remembered !== undefined && budget.spend('signatures', remembered.signatures))
    return toSearch(remembered.trials, candidates, undefined);
  const tried = await tryCandidates(certificate, candidates, means);
  const { stopped } = budget;
  if (stopped === undefined) searches?.keep(certificate, candidates, at, tried);
  return toSearch(tried.trials, candidates, stopped);
}

async function tryCandidates(
  certificate: Certificate,
  candidates: readonly KnownCertificate[],
  { at, budget, verify }: SearchMeans,
): Promise<Trials> {
  const trials: Trial[] = [];
  const tried = new Set([fingerprint(certificate)]);
  let signatures = 0;
  for (const { candidate, known } of rankCandidates(certificate, candidates, at)) {
    // The same certificate may be known from several files, and the one that is asked about is no issuer of itself.
    if (tried.has(fingerprint(known.certificate))) continue;
    tried.add(fingerprint(known.certificate));
    if (!budget.spend('signatures', 1)) break;
    signatures++;
    const verdict = await verify(certificate, known.certificate.publicKey);
    const incapacity = incapacityOf(known.certificate);
    if (verdict.verdict === 'invalid')
      trials.push({ candidate, reason: whyInvalid(known.certificate, certificate) });
    else if (incapacity !== undefined) trials.push({ candidate, reason: incapacity });
    else trials.push({ candidate, verdict });
  }
  return { trials, signatures };
}

function toSearch(
  trials: readonly Trial[],
  candidates: readonly KnownCertificate[],
  stopped: StopReason | undefined,
): IssuerSearch {
  const issuers: Issuer[] = [];
  const nearMisses: NearMiss[] = [];
  for (const trial of trials) {
    const known = candidates[trial.candidate];
    if (known === undefined) continue;
    if ('verdict' in trial) issuers.push({ known, verdict: trial.verdict });
    else nearMisses.push({ known, reason: trial.reason });
  }
  issuers.sort(
    (a, b) => Number(a.verdict.verdict === 'unchecked') - Number(b.verdict.verdict === 'unchecked'),
  );
  return { issuers, nearMisses, stopped };
}

function whyInvalid(candidate: Certificate, certificate: Certificate): NearMiss['reason'] {
  const reasons = { match: 'signature-invalid', mismatch: 'other-key', absent: 'unidentified' } as const;
  return reasons[compareIdentifiers(candidate, certificate)];
}

/** The certificates of the issuer's name in the pool's order: as many as may be weighed. */
function takeCandidates(
  certificate: Certificate,
  { pool, budget }: SearchMeans,
): readonly KnownCertificate[] {
  const all = pool.bySubject(certificate.issuer);
  const allowed = budget.spendCandidates(all.length);
  return allowed < all.length ? all.slice(0, allowed) : all;
}

interface Candidate {
  readonly candidate: number;
  readonly known: KnownCertificate;
}

/** The likeliest first, else in the order they were given; `candidate` is the place in that order. */
export function rankCandidates(
  certificate: Certificate,
  candidates: readonly KnownCertificate[],
  at: number,
): readonly Candidate[] {
  return candidates
    .map((known, candidate) => ({ candidate, known, rank: rankOf(known.certificate, certificate, at) }))
    .sort((a, b) => a.rank - b.rank);
}

const MATCH_RANK: Readonly<Record<IdentifierMatch, number>> = { match: 0, absent: 1, mismatch: 2 };

/** Smaller is likelier: what identifies the key weighs most, then issuer and serial number, CA-ness, validity. */
function rankOf(candidate: Certificate, certificate: Certificate, at: number): number {
  return (
    MATCH_RANK[compareIdentifiers(candidate, certificate)] * 12 +
    MATCH_RANK[compareIssuerAndSerial(candidate, certificate)] * 4 +
    (incapacityOf(candidate) === undefined ? 0 : 2) +
    (isValid(candidate, at) ? 0 : 1)
  );
}
