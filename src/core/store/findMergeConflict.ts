import { type Span, span } from '../base/span.js';

const LESS_THAN = 0x3c;

/** Where a merge that nobody has ended begins: both versions are in the file, and no telling which one is meant. */
export function findMergeConflict(bytes: Uint8Array): Span | undefined {
  // Most files have none of these octets, and need not be decoded once more.
  if (!bytes.includes(LESS_THAN)) return undefined;
  const marker = /^<{7}(?: .*)?$/m.exec(new TextDecoder().decode(bytes));
  return marker === null ? undefined : span(marker.index, marker.index + marker[0].length);
}
