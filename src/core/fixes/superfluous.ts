import type { Item } from '../contents/contents.js';
import { chainMembers } from '../findings/chainMembers.js';
import type { InspectedFile } from '../findings/inspectedFile.js';
import { fingerprint } from '../path/fingerprint.js';

/** Every repetition of a certificate: all but the first of each. */
export function repetitionsIn({ certificates }: InspectedFile): ReadonlySet<Item> {
  const seen = new Set<string>();
  const repeated = new Set<Item>();
  for (const { certificate, item } of certificates) {
    const print = fingerprint(certificate);
    if (seen.has(print)) repeated.add(item);
    seen.add(print);
  }
  return repeated;
}

/** The self-signed ends of the file's chains, where something else is left of the chain without them. */
export async function rootsIn(file: InspectedFile): Promise<ReadonlySet<Item>> {
  const roots = new Set<string>();
  for (const leaf of file.leaves) {
    const path = await file.pathOf(leaf);
    const members = chainMembers(file.certificates, path);
    const root = path.steps.at(-1)?.known.certificate;
    if (path.end === 'self-signed' && root !== undefined && members.length > 1) roots.add(fingerprint(root));
  }
  const items = file.certificates.filter(({ certificate }) => roots.has(fingerprint(certificate)));
  return new Set(items.map(({ item }) => item));
}
