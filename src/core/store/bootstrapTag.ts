import type { Entry } from './entry.js';

/**
 * The tag of a bootstrap certificate: one for the first days of a node, until a signed one takes its place. What is issued
 * here as one has it from the start; one that came from elsewhere has it where somebody has given it.
 */
export const BOOTSTRAP_TAG = 'bootstrap';

export function isBootstrapEntry({ kind, notes }: Pick<Entry, 'kind' | 'notes'>): boolean {
  return kind === 'key' && notes.tags?.includes(BOOTSTRAP_TAG) === true;
}
