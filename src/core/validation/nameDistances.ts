import type { Budget } from '../path/budget.js';
import type { Pool } from '../path/pool.js';
import { normalName } from '../path/sameName.js';
import type { Certificate } from '../x509/certificate.js';
import type { Name } from '../x509/name.js';

/** How many certificates there must be at least between an issuer of this name and an anchor; absent where none leads there. */
export type NameDistances = ReadonlyMap<string, number>;

/**
 * Goes by names alone from a leaf's issuer upward, and back from the names of anchors. It costs no signature, tells the
 * shortest ways, and that there is none.
 */
export function measureNames(
  leaf: Certificate,
  untrusted: Pool,
  anchors: Pool,
  budget: Budget,
): NameDistances {
  const below = new Map<string, Set<string>>();
  const distances = new Map<string, number>();
  const seen = new Set([normalName(leaf.issuer)]);
  const queue: Name[] = [leaf.issuer];
  for (const name of queue) {
    const subject = normalName(name);
    if (anchors.bySubject(name).length > 0) distances.set(subject, 0);
    const namesakes = untrusted.bySubject(name);
    if (!budget.spend('entries', namesakes.length)) break;
    for (const { certificate } of namesakes) {
      const issuer = normalName(certificate.issuer);
      const known = below.get(issuer);
      if (known === undefined) below.set(issuer, new Set([subject]));
      else known.add(subject);
      if (seen.has(issuer)) continue;
      seen.add(issuer);
      queue.push(certificate.issuer);
    }
  }
  // A map is gone through in the order of its entries, those that are added meanwhile at the end: the nearest first.
  for (const [name, distance] of distances) {
    for (const subject of below.get(name) ?? [])
      if (!distances.has(subject)) distances.set(subject, distance + 1);
  }
  return distances;
}
