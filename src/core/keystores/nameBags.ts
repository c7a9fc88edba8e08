import type { Bag } from './parseBags.js';
import type { Enclosed } from './keystore.js';

/**
 * The bags as objects of a container. A certificate and the key that has the same localKeyId are one entry, whose name
 * often stands beside only one of them (RFC 7292 section 4.2).
 */
export function nameBags(bags: readonly Bag[]): readonly Enclosed[] {
  const names = new Map<string, string>();
  for (const { alias, pairedBy } of bags)
    if (pairedBy !== undefined && alias !== undefined) names.set(pairedBy, alias);
  return bags.map(({ pairedBy, ...enclosed }) => ({
    ...enclosed,
    alias: enclosed.alias ?? (pairedBy === undefined ? undefined : names.get(pairedBy)),
  }));
}
