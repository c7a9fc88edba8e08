/** Where the heading of an object is found. */
export function headingId(object: number): string {
  return `object-${object}`;
}

/** Brings an object into view and puts the focus on its heading, so that a screen reader goes on from there. */
export function revealObject(object: number): void {
  const heading = document.getElementById(headingId(object));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
