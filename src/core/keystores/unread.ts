import type { Unreadable } from '../x509/unreadable.js';

/** What stands for an object of a container that is named and not read; `object` in the words of its standard. */
export function unread(bytes: Uint8Array, offset: number, object: string): Unreadable {
  const span = { start: offset, end: offset + bytes.length };
  return { kind: 'unknown', faults: [{ code: 'enclosed-unread', span, facts: { object } }] };
}
