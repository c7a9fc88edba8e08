import type { Cursor } from './cursor.js';

/**
 * The elements of a `SEQUENCE SIZE (1..MAX) OF` whose header has been read, each by `read`; those that it answers with
 * undefined are left out. An empty one is a fault.
 */
export function readList<Value>(
  sequence: Cursor,
  field: string,
  read: (sequence: Cursor, field: string) => Value | undefined,
): readonly Value[] {
  const values: Value[] = [];
  if (sequence.done && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  while (!sequence.done) {
    const value = read(sequence, field);
    if (value !== undefined) values.push(value);
  }
  // An array that grew by push has room for 17; many thousand of these are kept.
  return values.slice();
}
