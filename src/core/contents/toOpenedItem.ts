import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { Keystore } from '../keystores/keystore.js';
import type { Item } from './contents.js';

/** The item of a container as it is after opening, in the same place: the faults of the block around it stay. */
export function toOpenedItem(item: Item, model: Keystore): Item {
  const placeOf = (octets: Span): Span => item.block?.textSpan(octets) ?? octets;
  const place = (faults: readonly Fault[]) =>
    faults.map((fault) => ({ ...fault, span: placeOf(fault.span) }));
  const old = new Set(place(item.model.faults).map(keyOf));
  const around = item.faults.filter((fault) => !old.has(keyOf(fault)));
  return { ...item, model, faults: [...around, ...place(model.faults)] };
}

function keyOf({ code, span }: Fault): string {
  return `${code} ${span.start} ${span.end}`;
}
