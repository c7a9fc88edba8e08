/** What one search may spend, in counted steps, so that the verdict does not depend on the machine's speed. */
export interface PathLimits {
  /** Signatures looked at. */
  readonly signatures: number;
  /** Candidates of the right name that are weighed. */
  readonly candidates: number;
}

/**
 * About a second of work on two slow cores: Web Crypto verifies 4,000 RSA-2048 signatures in that time, and weighing
 * a candidate costs some microseconds. The largest real need seen: 144 certificates of a system's bundle, one each.
 */
export const PATH_LIMITS: PathLimits = { signatures: 4_000, candidates: 100_000 };

export type StopReason = 'budget-spent' | 'cancelled';

/** Counts the steps of one search, or of several that share what they may spend. */
export class Budget {
  #signatures: number;
  #candidates: number;
  #spent = false;
  readonly #signal: AbortSignal | undefined;

  constructor(limits: PathLimits = PATH_LIMITS, signal?: AbortSignal) {
    this.#signatures = limits.signatures;
    this.#candidates = limits.candidates;
    this.#signal = signal;
  }

  /** Why nothing more may be done; undefined while there is something left. */
  get stopped(): StopReason | undefined {
    if (this.#signal?.aborted === true) return 'cancelled';
    return this.#spent ? 'budget-spent' : undefined;
  }

  /** Takes so many steps; false where they may not be taken. */
  spendSignatures(count: number): boolean {
    this.#signatures -= count;
    this.#spent ||= this.#signatures < 0;
    return this.stopped === undefined;
  }

  /** How many of so many candidates may still be weighed. */
  spendCandidates(count: number): number {
    const allowed = Math.min(count, this.#candidates);
    this.#candidates -= allowed;
    this.#spent ||= allowed < count;
    return this.#signal?.aborted === true ? 0 : allowed;
  }
}
