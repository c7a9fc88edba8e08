import { fingerprint } from '../path/fingerprint.js';
import type { Path } from '../path/buildPath.js';
import type { CertificateEntry } from './fileEntry.js';

/** The certificates of a path that stand in the file, from the leaf upward: of repeated ones the first. */
export function chainMembers(
  certificates: readonly CertificateEntry[],
  { steps }: Path,
): readonly CertificateEntry[] {
  const first = new Map<string, CertificateEntry>();
  for (const entry of certificates) {
    const print = fingerprint(entry.certificate);
    if (!first.has(print)) first.set(print, entry);
  }
  return steps.flatMap(({ known }) => first.get(fingerprint(known.certificate)) ?? []);
}
