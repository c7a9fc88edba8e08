import type { Entry } from '../../core/store/entry.js';

/** The store's entry behind a line of the tree that was clicked; undefined where the command came from elsewhere. */
export function entryOf(node: unknown): Entry | undefined {
  const isEntry = typeof node === 'object' && node !== null && 'type' in node && node.type === 'entry';
  return isEntry && 'entry' in node ? (node.entry as Entry) : undefined;
}
