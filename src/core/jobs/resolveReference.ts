import type { Entry } from '../store/entry.js';
import type { EntryKind } from '../store/layout.js';
import { type JobKind, REPLACEMENT_KIND } from './installJob.js';
import type { Placed } from './placed.js';

/** A reference as it stands in the job, and the entry that it names. */
export interface ResolvedReference {
  readonly ref: Placed;
  /** undefined where the store has none of this name that may stand here. */
  readonly entry: Entry | undefined;
  /** An entry of this name that may not stand here. */
  readonly misfit: Entry | undefined;
}

/**
 * As what a job names entries: its own key certificate, the one that takes a bootstrap certificate’s place (which may still
 * wait for its answer), that bootstrap certificate, what somebody trusts, what Director or a partner presents.
 */
export type ReferenceRole =
  'keyCertificate' | 'newKeyCertificate' | 'bootstrap' | 'trustedCertificates' | 'presentedCertificates';

/** What may stand there; the likelier first. */
export const REFERENCED: Readonly<Record<ReferenceRole, readonly EntryKind[]>> = {
  keyCertificate: ['key'],
  newKeyCertificate: ['key', 'request'],
  bootstrap: ['key', 'ca'],
  trustedCertificates: ['ca', 'authority'],
  presentedCertificates: ['peer', 'ca', 'authority', 'key'],
};

/** As what jobs of this kind name their key certificate. */
export function keyRoleIn(kind: JobKind): ReferenceRole {
  return kind === REPLACEMENT_KIND ? 'newKeyCertificate' : 'keyCertificate';
}

/** macOS may give a name back with its accents encoded in another way than the job has them. */
export function resolveReference(
  ref: Placed,
  kinds: readonly EntryKind[],
  entries: readonly Entry[],
): ResolvedReference {
  const name = ref.value.normalize('NFC');
  const namesakes = entries.filter((one) => one.name.normalize('NFC') === name);
  const [entry] = kinds.flatMap((kind) => namesakes.filter((one) => one.kind === kind));
  return { ref, entry, misfit: entry ? undefined : namesakes[0] };
}
