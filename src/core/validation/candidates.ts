import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { Budget } from '../path/budget.js';
import { rankCandidates } from '../path/findIssuer.js';
import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate, Pool } from '../path/pool.js';
import type { VerifyLink } from '../path/verifyLink.js';
import type { Certificate } from '../x509/certificate.js';

/** A certificate that could have issued another, by its name. */
export interface Candidate {
  readonly known: KnownCertificate;
  readonly isAnchor: boolean;
}

export interface CandidateMeans {
  readonly untrusted: Pool;
  readonly anchors: Pool;
  readonly verify: VerifyLink;
  readonly budget: Budget;
  /** The time, in milliseconds, at which an issuer is best valid. */
  readonly at: number;
}

/** The issuers that one search asks for, each list made once and each signature spent once. */
export class Candidates {
  readonly #means: CandidateMeans;
  readonly #lists = new Map<Certificate, readonly Candidate[]>();
  readonly #links = new Map<Certificate, Map<Certificate, Promise<SignatureVerdict>>>();

  constructor(means: CandidateMeans) {
    this.#means = means;
  }

  /** The likeliest first, each certificate once: as an anchor where it is one. */
  of({ certificate }: KnownCertificate): readonly Candidate[] {
    const known = this.#lists.get(certificate);
    if (known !== undefined) return known;
    const list = this.#list(certificate);
    this.#lists.set(certificate, list);
    return list;
  }

  #list(certificate: Certificate): readonly Candidate[] {
    const { anchors, untrusted, budget, at } = this.#means;
    const trusted = anchors.bySubject(certificate.issuer);
    const all = [...trusted, ...untrusted.bySubject(certificate.issuer)];
    const allowed = all.slice(0, budget.spendCandidates(all.length));
    const seen = new Set([fingerprint(certificate)]);
    const list: Candidate[] = [];
    for (const { known, candidate } of rankCandidates(certificate, allowed, at)) {
      const id = fingerprint(known.certificate);
      if (seen.has(id)) continue;
      seen.add(id);
      list.push({ known, isAnchor: candidate < trusted.length });
    }
    return list;
  }

  /** Whether the candidate's key verifies the certificate; undefined where the budget is spent. */
  async link(of: KnownCertificate, { known }: Candidate): Promise<SignatureVerdict | undefined> {
    const links = this.#links.get(of.certificate) ?? new Map<Certificate, Promise<SignatureVerdict>>();
    this.#links.set(of.certificate, links);
    const made = links.get(known.certificate);
    if (made !== undefined) return made;
    if (!this.#means.budget.spend('signatures', 1)) return undefined;
    const link = this.#means.verify(of.certificate, known.certificate.publicKey);
    links.set(known.certificate, link);
    return link;
  }
}
