import { type Span, span } from '../base/span.js';
import type { Enclosed, Keystore } from '../keystores/keystore.js';
import type { Item } from './contents.js';

/** An item and, where it is a container, what stands in it as items of the file in their turn. */
export function* withEnclosed(item: Item): Generator<Item, void> {
  yield item;
  const { model } = item;
  if (model.kind === 'keystore') yield* toItems(item, model.container, model.enclosed);
}

function toItems(
  { block }: Item,
  kind: Keystore['container'],
  enclosed: readonly Enclosed[],
): readonly Item[] {
  const placeOf = (octets: Span): Span => block?.textSpan(octets) ?? span(octets.start, octets.end);
  return enclosed.map(({ alias, faults, isSealed, model, span: place }) => ({
    model,
    block,
    container: { kind, alias, isSealed },
    span: placeOf(place),
    faults: faults.map((fault) => ({ ...fault, span: placeOf(fault.span) })),
  }));
}
