/** What one search may spend, in counted steps, so that the verdict does not depend on the machine's speed. */
export interface PathLimits {
  /** Signatures looked at; in validation the slow ones count for several. */
  readonly signatures: number;
  /** Candidates of the right name that are weighed. */
  readonly candidates: number;
  /** Certificates that are put on top of a path while paths are tried. */
  readonly extensions: number;
  /** Names held against name constraints. */
  readonly comparisons: number;
  /** Certificates of whole paths that are judged: policies and revocation are asked of each, path by path. */
  readonly judgements: number;
  /** Nodes and edges of policy graphs, and entries, names and candidate signers of revocation lists that are looked through. */
  readonly entries: number;
}

/**
 * About a second of work on two slow cores, each: Web Crypto verifies 4,000 RSA-2048 signatures in that time, weighing
 * a candidate costs some microseconds, as does putting a certificate on a path, and judging one there costs two; names
 * are compared in a fraction of one (OpenSSL stops at as many comparisons, NAME_CHECK_MAX), as are entries. The largest
 * real needs seen: 144 certificates of a system's bundle with a signature each, paths of five, revocation lists of some
 * hundred thousand entries.
 */
export const PATH_LIMITS: PathLimits = {
  signatures: 4_000,
  candidates: 100_000,
  extensions: 20_000,
  comparisons: 1_048_576,
  judgements: 500_000,
  entries: 4_000_000,
};

export type StopReason = 'budget-spent' | 'cancelled';

/** Counts the steps of one search, or of several that share what they may spend. */
export class Budget {
  readonly #left: Record<keyof PathLimits, number>;
  #spent = false;
  readonly #signal: AbortSignal | undefined;

  constructor(limits: Partial<PathLimits> = PATH_LIMITS, signal?: AbortSignal) {
    this.#left = { ...PATH_LIMITS, ...limits };
    this.#signal = signal;
  }

  /** Why nothing more may be done; undefined while there is something left. */
  get stopped(): StopReason | undefined {
    if (this.#signal?.aborted === true) return 'cancelled';
    return this.#spent ? 'budget-spent' : undefined;
  }

  /** Takes so many steps; false where they may not be taken. */
  spend(what: keyof PathLimits, count: number): boolean {
    this.#left[what] -= count;
    this.#spent ||= this.#left[what] < 0;
    return this.stopped === undefined;
  }

  /** How many of so many candidates may still be weighed. */
  spendCandidates(count: number): number {
    const allowed = Math.min(count, this.#left.candidates);
    this.#left.candidates -= allowed;
    this.#spent ||= allowed < count;
    return this.#signal?.aborted === true ? 0 : allowed;
  }
}
