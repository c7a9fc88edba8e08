import { toHex } from '../base/hex.js';
import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { Budget } from '../path/budget.js';
import { rankCandidates } from '../path/findIssuer.js';
import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate, Pool } from '../path/pool.js';
import { normalName } from '../path/sameName.js';
import { keyFingerprint, type VerifyLink } from '../path/verifyLink.js';
import type { Certificate } from '../x509/certificate.js';
import { findExtension } from '../x509/extensions/readExtension.js';
import { oids } from '../x509/oids.js';
import type { NameDistances } from './nameDistances.js';
import { signatureCost } from './signatureCost.js';

/** A certificate that could have issued another, by its name. */
export interface Candidate {
  readonly known: KnownCertificate;
  readonly isAnchor: boolean;
}

/** Candidates that have one key: one signature says of all whether they can have issued a certificate. */
export interface KeyHolders {
  readonly candidates: readonly Candidate[];
}

export interface CandidateMeans {
  readonly untrusted: Pool;
  readonly anchors: Pool;
  readonly verify: VerifyLink;
  readonly budget: Budget;
  /** The time, in milliseconds, at which an issuer is best valid. */
  readonly at: number;
}

function identificationOf(certificate: Certificate): string {
  const identifier = findExtension(certificate, oids.authorityKeyIdentifier);
  return identifier === undefined ? '' : toHex(identifier.value);
}

/** The issuers that one search asks for, each list made once and each signature spent once. */
export class Candidates {
  readonly #means: CandidateMeans;
  readonly #lists = new Map<string, readonly KeyHolders[]>();
  readonly #links = new Map<Certificate, Map<string, Promise<SignatureVerdict>>>();
  readonly #distances: NameDistances;

  /** @param distances how near the anchors are by name: the shortest way is tried first */
  constructor(means: CandidateMeans, distances: NameDistances) {
    this.#means = means;
    this.#distances = distances;
  }

  /** The likeliest first, key by key, each certificate once: as an anchor where it is one. */
  of({ certificate }: KnownCertificate): readonly KeyHolders[] {
    // All that ranks them is the issuer's name and what identifies its key.
    const asked = `${normalName(certificate.issuer)} ${identificationOf(certificate)}`;
    const known = this.#lists.get(asked) ?? this.#list(certificate);
    this.#lists.set(asked, known);
    return known;
  }

  #list(certificate: Certificate): readonly KeyHolders[] {
    const { anchors, untrusted, budget, at } = this.#means;
    const trusted = anchors.bySubject(certificate.issuer);
    const others = untrusted.bySubject(certificate.issuer).toSorted((a, b) => this.#far(a) - this.#far(b));
    const all = [...trusted, ...others];
    const allowed = all.slice(0, budget.spendCandidates(all.length));
    const seen = new Set<string>();
    const holders = new Map<string, Candidate[]>();
    for (const { known, candidate } of rankCandidates(certificate, allowed, at)) {
      const id = fingerprint(known.certificate);
      if (seen.has(id)) continue;
      seen.add(id);
      const key = keyFingerprint(known.certificate.publicKey);
      const own = holders.get(key) ?? [];
      holders.set(key, own);
      own.push({ known, isAnchor: candidate < trusted.length });
    }
    return Array.from(holders.values(), (candidates) => ({ candidates }));
  }

  #far({ certificate }: KnownCertificate): number {
    return this.#distances.get(normalName(certificate.issuer)) ?? this.#distances.size;
  }

  /** Whether the candidate's key verifies the certificate; undefined where the budget is spent. */
  async link(of: KnownCertificate, { known }: Candidate): Promise<SignatureVerdict | undefined> {
    const links = this.#links.get(of.certificate) ?? new Map<string, Promise<SignatureVerdict>>();
    this.#links.set(of.certificate, links);
    // CAs of one name and key are many certificates, and one question.
    const key = keyFingerprint(known.certificate.publicKey);
    const made = links.get(key);
    if (made !== undefined) return made;
    const { publicKey } = known.certificate;
    if (!this.#means.budget.spend('signatures', signatureCost(of.certificate, publicKey))) return undefined;
    const link = this.#means.verify(of.certificate, publicKey);
    links.set(key, link);
    return link;
  }
}
