import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import { toDefinite } from '../der/toDefinite.js';

/** Octets of a container that are read as DER, and where each of them stands in the container. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly placeOf: (octets: Span) => Span;
  /** Whether the octets stood behind an encryption, so that all of them have one place. */
  readonly isSealed: boolean;
}

/** A container as a whole. `fault`: its indefinite lengths do not end. */
export function readPiece(bytes: Uint8Array): { readonly piece: Piece; readonly fault: Fault | undefined } {
  return readWithin(bytes, (octets) => octets, false);
}

function readWithin(
  bytes: Uint8Array,
  place: Piece['placeOf'],
  isSealed: boolean,
): ReturnType<typeof readPiece> {
  const definite = toDefinite(bytes);
  if (definite === undefined) {
    const span = place({ start: 0, end: bytes.length });
    return { piece: { bytes, placeOf: place, isSealed }, fault: { code: 'ber-unfinished', span } };
  }
  const placeOf = definite.isSame ? place : (octets: Span) => place(definite.placeOf(octets));
  return { piece: { bytes: definite.bytes, placeOf, isSealed }, fault: undefined };
}

/** Faults with the places that they have in the container. */
export function placeFaults(faults: readonly Fault[], { placeOf }: Piece): readonly Fault[] {
  return faults.map((fault) => ({ ...fault, span: placeOf(fault.span) }));
}
