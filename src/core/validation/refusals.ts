import type { KnownCertificate } from '../path/pool.js';
import type { Reason } from './reason.js';
import { pathOf, type Step } from './step.js';

/** How much a refusal tells: the path that came closest to being valid says most. */
export const TELLING = { nearMiss: 0, deadEnd: 1, issuerRefused: 2, pathRefused: 3 } as const;

/** Refusals kept for each kind, and reasons for each refusal: nobody reads more, and a hostile pool makes thousands. */
const KEPT = 50;

interface Refusal {
  readonly reasons: readonly Reason[];
  readonly telling: number;
  readonly top: Step;
}

/** What was refused while paths were tried. */
export class Refusals {
  readonly #kept: Refusal[] = [];

  add(telling: number, top: Step, reasons: readonly Reason[]): void {
    const alike = this.#kept.filter((one) => one.telling === telling);
    if (alike.length < KEPT) this.#kept.push({ telling, top, reasons: reasons.slice(0, KEPT) });
  }

  clear(): void {
    this.#kept.length = 0;
  }

  /** The most telling first; of equal ones the longer path, then the likelier candidate, which was tried earlier. */
  get ranked(): {
    readonly reasons: readonly Reason[];
    readonly path: readonly KnownCertificate[] | undefined;
  } {
    const ranked = this.#kept.toSorted((a, b) => b.telling - a.telling || b.top.height - a.top.height);
    const said = new Set<string>();
    const reasons = ranked.flatMap((refusal) => refusal.reasons).filter((reason) => isNew(reason, said));
    const [first] = ranked;
    return { reasons, path: first === undefined ? undefined : pathOf(first.top) };
  }
}

/** The same certificate may be refused for the same reason on many paths. */
function isNew({ code, certificate, other, facts }: Reason, said: Set<string>): boolean {
  const key = JSON.stringify([code, certificate?.file, certificate?.span, other?.file, other?.span, facts]);
  if (said.has(key)) return false;
  said.add(key);
  return true;
}
