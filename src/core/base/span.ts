/** A half-open range [start, end). The unit is the owner's: UTF-16 code units of a text, or octets of a buffer. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** Whether the one lies in the other; a range lies in itself. */
export function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The same range, `by` units further on. */
export function moveSpan(range: Span, by: number): Span {
  return by === 0 ? range : { start: range.start + by, end: range.end + by };
}
