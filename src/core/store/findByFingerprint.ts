import { fingerprint } from '../path/fingerprint.js';
import type { Entry } from './entry.js';
import type { EntryKind } from './layout.js';

/** The entry of one of these kinds that is about this certificate: SHA-256 of its DER in lower-case hex. */
export function findByFingerprint(
  entries: readonly Entry[],
  sha256: string,
  kinds: readonly EntryKind[],
): Entry | undefined {
  return entries.find(
    ({ kind, certificates: [own] }) =>
      kinds.includes(kind) && own !== undefined && fingerprint(own.certificate) === sha256,
  );
}
