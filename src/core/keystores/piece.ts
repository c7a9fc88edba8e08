import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { Cursor } from '../der/cursor.js';
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

/** The content of an element of a piece, which is a container in its turn. */
export function readInner(outer: Piece, { content, contentStart }: Cursor): ReturnType<typeof readPiece> {
  const placeOf = ({ start, end }: Span) =>
    outer.placeOf({ start: start + contentStart, end: end + contentStart });
  return readWithin(content, placeOf, outer.isSealed);
}

/** What an encryption hid: all of it stands where the encrypted octets do. */
export function readDecrypted(bytes: Uint8Array, sealed: Span): ReturnType<typeof readPiece> {
  return readWithin(bytes, () => sealed, true);
}

function readWithin(
  bytes: Uint8Array,
  place: Piece['placeOf'],
  isSealed: boolean,
): ReturnType<typeof readPiece> {
  const definite = toDefinite(bytes);
  if (typeof definite === 'string') {
    const span = place({ start: 0, end: bytes.length });
    return { piece: { bytes, placeOf: place, isSealed }, fault: { code: definite, span } };
  }
  const placeOf = definite.isSame ? place : (octets: Span) => place(definite.placeOf(octets));
  return { piece: { bytes: definite.bytes, placeOf, isSealed }, fault: undefined };
}

/** Faults with the places that they have in the container. */
export function placeFaults(faults: readonly Fault[], { placeOf }: Piece): readonly Fault[] {
  return faults.map((fault) => ({ ...fault, span: placeOf(fault.span) }));
}
