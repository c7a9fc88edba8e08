import type { Cursor } from '../der/cursor.js';
import type { Enclosed } from './keystore.js';
import type { Piece } from './piece.js';

/**
 * One object of a container, from the octets of an element of a piece.
 * @param parse told the octets and where they begin, in what the model's places are to count
 */
export function enclose<Model extends Enclosed['model']>(
  piece: Piece,
  { start, raw }: Pick<Cursor, 'start' | 'raw'>,
  parse: (bytes: Uint8Array, offset: number) => Model,
  alias?: string,
): Enclosed & { readonly model: Model } {
  const toPlace = (from: number, to: number) => piece.placeOf({ start: from, end: to });
  const span = toPlace(start, start + raw.length);
  const { isSealed } = piece;
  // Behind an encryption the octets have no place of their own.
  const offset = isSealed ? 0 : span.start;
  const model = parse(raw, offset);
  const faults = model.faults.map((fault) => ({
    ...fault,
    span: toPlace(start + fault.span.start - offset, start + fault.span.end - offset),
  }));
  return { model, alias, span, isSealed, faults };
}
