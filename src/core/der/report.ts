import type { Fault } from '../base/fault.js';
import { span, type Span } from '../base/span.js';
import { DER_LIMITS } from './limits.js';

/** What the cursors over one input share: the faults found so far and what may still be spent. */
export class Report {
  readonly faults: Fault[] = [];
  /** Where the input begins in what the caller counts in: added to every place. */
  readonly offset: number;
  /** How many times something could not be read to its end, as against read and found odd. */
  breaks = 0;
  #elements = 0;

  constructor(offset: number) {
    this.offset = offset;
  }

  /** Notes a fault between two places of the input. */
  add(code: string, start: number, end: number, facts?: Fault['facts']): void {
    this.note(code, span(this.offset + start, this.offset + end), facts);
  }

  /** Notes a fault at a place that already counts as the caller does. */
  note(code: string, place: Span, facts?: Fault['facts']): void {
    const room = DER_LIMITS.faults - this.faults.length;
    if (room > 1)
      this.faults.push(facts === undefined ? { code, span: place } : { code, span: place, facts });
    else if (room === 1) this.faults.push({ code: 'fault-limit', span: place });
  }

  /** Counts one more element; false where the bound is reached. */
  spendElement(): boolean {
    return this.#elements++ < DER_LIMITS.elements;
  }
}
