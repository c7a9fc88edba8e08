import { claimsSelfSigned, compareIdentifiers } from '../path/couldHaveIssued.js';
import type { KnownCertificate } from '../path/pool.js';
import { normalName } from '../path/sameName.js';
import type { Certificate } from '../x509/certificate.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { type Candidate, type CandidateMeans, Candidates } from './candidates.js';
import { checkAnchor, checkIntermediate, checkPathLength } from './checkIssuer.js';
import { measureNames } from './nameDistances.js';
import { findPromising } from './findPromising.js';
import { checkNames } from './names/checkNames.js';
import type { ValidationOptions } from './options.js';
import type { Reason } from './reason.js';
import { Refusals, TELLING } from './refusals.js';
import { downward, isOnPath, isSelfIssued, type Step, toLeafStep } from './step.js';
import type { Validation } from './validation.js';

/** Certificates put on paths before the links that lead nowhere are looked for; real pools end long before. */
const PRUNE_AFTER = 2_000;

/** Judges a path that reached an anchor. */
export type JudgePath = (top: Step) => Promise<Validation>;

/**
 * Tries the paths from a leaf to anchors, depth first, the likeliest issuer first, until one is valid. A branch is left
 * where a certificate cannot stand in any valid path above what is below it.
 */
export class PathSearch {
  readonly refusals = new Refusals();
  /** Whether no anchor can be reached: names alone say so, and what is tried is tried for the sake of the reasons. */
  readonly isHopeless: boolean;
  /** The first path that nothing speaks against and that could not be checked whole. */
  unchecked: Validation | undefined;
  readonly #leaf: KnownCertificate;
  readonly #means: CandidateMeans;
  readonly #options: ValidationOptions;
  readonly #judge: JudgePath;
  readonly #candidates: Candidates;
  readonly #intermediates = new Map<Certificate, readonly Reason[]>();
  readonly #names = new Map<Certificate, Map<Certificate, readonly Reason[]>>();
  #promising: ReadonlySet<Certificate> | undefined;
  #extensions = 0;

  constructor(leaf: KnownCertificate, means: CandidateMeans, options: ValidationOptions, judge: JudgePath) {
    const { certificate } = leaf;
    const distances = measureNames(certificate, means.untrusted, means.anchors, means.budget);
    this.isHopeless = !distances.has(normalName(certificate.issuer));
    this.#leaf = leaf;
    this.#means = means;
    this.#options = options;
    this.#judge = judge;
    this.#candidates = new Candidates(means, distances);
  }

  /** A valid path; undefined where none is, or none was found before the budget was spent. */
  async find(): Promise<Validation | undefined> {
    const leaf = this.#leaf;
    const found = await this.#extend(toLeafStep(leaf));
    if (found !== undefined || this.isHopeless || this.#extensions <= PRUNE_AFTER) return found;
    this.#promising = await findPromising(leaf, this.#candidates, (one) => this.#check(one).length > 0);
    return this.#extend(toLeafStep(leaf));
  }

  #isHalted(): boolean {
    const isDueForPruning = this.#promising === undefined && this.#extensions > PRUNE_AFTER;
    return isDueForPruning || this.#means.budget.stopped !== undefined;
  }

  async #extend(top: Step): Promise<Validation | undefined> {
    let isDeadEnd = true;
    let isLoop = false;
    const misses: Reason[] = [];
    for (const { candidates } of this.#candidates.of(top.known)) {
      if (this.#isHalted()) return undefined;
      const first = candidates.find((one) => this.#isWorthTrying(top, one));
      if (first === undefined) continue;
      const signature = await this.#candidates.link(top.known, first);
      if (signature === undefined) return undefined;
      if (signature.verdict === 'invalid') {
        misses.push(toMiss(top.known, first.known, signature.reason));
        continue;
      }
      for (const candidate of candidates) {
        if (this.#isHalted()) return undefined;
        if (!this.#isWorthTrying(top, candidate)) continue;
        if (isOnPath(top, candidate)) {
          isLoop = true;
          continue;
        }
        isDeadEnd = false;
        const next: Step = { known: candidate.known, below: top, signature, height: top.height + 1 };
        const valid = await this.#follow(next, candidate);
        if (valid !== undefined) return valid;
      }
      // One key has made the signature: where it is found, the others need not be tried.
      if (signature.verdict === 'valid') break;
    }
    if (isDeadEnd && !this.#isHalted()) await this.#end(top, misses, isLoop);
    return undefined;
  }

  #isWorthTrying({ known }: Step, { known: { certificate } }: Candidate): boolean {
    return certificate !== known.certificate && this.#promising?.has(certificate) !== false;
  }

  /** Goes on above an issuer whose key verified what is below. */
  async #follow(next: Step, candidate: Candidate): Promise<Validation | undefined> {
    this.#extensions++;
    if (!this.#means.budget.spend('extensions', 1)) return undefined;
    const refused = [...this.#check(candidate), ...this.#checkHere(next, candidate)];
    if (refused.length > 0) {
      this.refusals.add(TELLING.issuerRefused, next, refused);
      return undefined;
    }
    if (!candidate.isAnchor) return this.#extend(next);
    if (!this.#means.budget.spend('judgements', next.height + 1)) return undefined;
    const judged = await this.#judge(next);
    if (judged.verdict === 'valid') return judged;
    if (judged.verdict === 'unchecked') this.unchecked ??= judged;
    else this.refusals.add(TELLING.pathRefused, next, judged.reasons);
    return undefined;
  }

  /** What speaks against an issuer wherever it stands. */
  #check({ known, isAnchor }: Candidate): readonly Reason[] {
    const checked = this.#intermediates.get(known.certificate);
    if (checked !== undefined) return checked;
    const reasons = isAnchor ? checkAnchor(known, this.#options) : checkIntermediate(known, this.#options);
    this.#intermediates.set(known.certificate, reasons);
    return reasons;
  }

  /** What speaks against it above what is below. */
  #checkHere(next: Step, { isAnchor }: Candidate): readonly Reason[] {
    const { anchor, maxDepth } = this.#options;
    if (!isAnchor && next.height > maxDepth)
      return [{ code: 'path-deeper-than-asked', certificate: next.known, facts: { wanted: maxDepth } }];
    if (isAnchor && !anchor.constraints) return [];
    return [...checkPathLength(next), ...this.#checkNames(next)];
  }

  /** Name constraints hold for all below but self-issued CA certificates: RFC 5280 section 6.1.3 (b) and (c). */
  #checkNames(next: Step): readonly Reason[] {
    const issuer = next.known;
    if (readExtension(issuer.certificate, 'nameConstraints') === undefined) return [];
    const checked = this.#names.get(issuer.certificate) ?? new Map<Certificate, readonly Reason[]>();
    this.#names.set(issuer.certificate, checked);
    for (const { known, height } of downward(next)) {
      if (known === issuer || (height > 0 && isSelfIssued(known.certificate))) continue;
      const reasons = checked.get(known.certificate) ?? checkNames(known, issuer, this.#means.budget);
      checked.set(known.certificate, reasons);
      if (reasons.length > 0) return reasons;
    }
    return [];
  }

  /** Tells why nothing goes on above a certificate. */
  async #end(top: Step, misses: readonly Reason[], isLoop: boolean): Promise<void> {
    const { known } = top;
    const isSelf = claimsSelfSigned(known.certificate);
    const self = isSelf ? await this.#candidates.link(known, { known, isAnchor: false }) : undefined;
    const end = (): Reason => {
      if (self !== undefined && self.verdict !== 'invalid')
        return { code: 'root-untrusted', certificate: known };
      if (isLoop) return { code: 'loop', certificate: known };
      const identified = misses.find(({ code }) => code === 'signature-invalid');
      if (identified !== undefined) return identified;
      if (self !== undefined) return { code: 'signature-invalid', certificate: known, other: known };
      return { code: 'issuer-missing', certificate: known, other: misses[0]?.other };
    };
    this.refusals.add(TELLING.deadEnd, top, [end()]);
    if (misses.length > 0) this.refusals.add(TELLING.nearMiss, top, misses);
  }
}

/** A certificate of the issuer's name whose key does not verify: another key, where the identifiers say so. */
function toMiss(known: KnownCertificate, other: KnownCertificate, reason: string): Reason {
  const isOther = compareIdentifiers(other.certificate, known.certificate) === 'mismatch';
  return {
    code: isOther ? 'issuer-other-key' : 'signature-invalid',
    certificate: known,
    other,
    facts: { reason },
  };
}
