import { costOf } from '../keys/decryptKey.js';
import type { OpeningOptions } from '../keys/openKey.js';
import type { Scheme } from '../keys/scheme.js';
import { costOfMac } from './checkMac.js';
import type { Mac } from './parseMac.js';

/**
 * What all derivations of one container may cost together without asking, where those of one key alone may cost 1. It
 * is about ten seconds: Java 8 wrote 50,000 iterations for each of its keys, so that sixteen of these are below it.
 */
const COST_WITHOUT_ASKING = 4;

/** What one derivation costs at least, however few its iterations: a call, measured at less than a millisecond. */
const COST_OF_CALL = 1 / 2500;

/** What opening one container has cost so far. */
export class Effort {
  readonly #limit: number;
  /** Calls the work off. */
  readonly signal: AbortSignal | undefined;
  #cost = 0;
  #iterations = 0;

  constructor({ insist = false, signal }: OpeningOptions) {
    this.#limit = insist ? Infinity : COST_WITHOUT_ASKING;
    this.signal = signal;
  }

  /** All iterations asked for so far. */
  get iterations(): number {
    return this.#iterations;
  }

  /** Whether the derivation of this key may still be done. */
  affords(scheme: Scheme): boolean {
    return this.#spend(costOf(scheme), 'iterations' in scheme ? scheme.iterations : 0);
  }

  affordsMac(mac: Mac | undefined): boolean {
    return this.#spend(costOfMac(mac), mac?.integrity.iterations ?? 0);
  }

  #spend(cost: number, iterations: number): boolean {
    this.#cost += Math.max(cost, COST_OF_CALL);
    this.#iterations += iterations;
    return this.#cost <= this.#limit;
  }
}
