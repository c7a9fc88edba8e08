import type { InspectedServer } from '../jobs/inspectedJob.js';
import { placeOfMissing } from '../jobs/placeOfMissing.js';
import type { Placed } from '../jobs/placed.js';
import { type Refusal, RefusedText, type RefusalReason } from './refusal.js';

/** Lets a text through, as it has to be written, or throws `RefusedText`. */
export type Door = (text: string) => string;

/**
 * Takes a job's values through the doors and remembers what was refused, so that all of it can be told at once. Where
 * anything was refused no bundle is made, and what stands in its place here does not matter.
 */
export class Values {
  readonly refusals: Refusal[] = [];

  readonly #merged: InspectedServer['merged'];

  constructor({ merged }: Pick<InspectedServer, 'merged'>) {
    this.#merged = merged;
  }

  /** undefined where the field is absent or its value was refused. */
  take(field: string, value: Placed | undefined, door: Door): string | undefined {
    if (value === undefined) return undefined;
    try {
      return door(value.value);
    } catch (error) {
      if (!(error instanceof RefusedText)) throw error;
      const { character, reason } = error;
      this.refusals.push({ reason, field, span: value.span, character });
      return undefined;
    }
  }

  /** The same of a field that the installer must have. */
  need(field: string, value: Placed | undefined, door: Door): string {
    if (value === undefined) this.refuse('missing', field);
    return this.take(field, value, door) ?? '';
  }

  refuse(
    reason: RefusalReason,
    field: string,
    span = placeOfMissing(this.#merged, field.split('.')),
    target?: string,
  ): void {
    this.refusals.push({ reason, field, span, ...(target !== undefined && { target }) });
  }
}
