import type { Entry } from '../store/entry.js';
import { BOOTSTRAP_REFERENCE } from './installJob.js';
import { parseJob } from './parseJob.js';
import { keyRoleIn, REFERENCED, resolveReference } from './resolveReference.js';

/** A name under which a job says that a passphrase is kept, and the key certificate whose key that opens. */
export interface PassphraseReference {
  readonly name: string;
  /** Undefined where the store has none that the job names. */
  readonly entry: Entry | undefined;
}

/** The passphrases that a job’s text refers to, server by server. */
export async function passphraseReferences(
  text: string,
  entries: readonly Entry[],
): Promise<readonly PassphraseReference[]> {
  const { jobKind, servers } = await parseJob(text);
  return servers.flatMap(({ keyCertificate: { passphraseRef, ref } }) => {
    if (passphraseRef === undefined) return [];
    const isStored = ref !== undefined && ref.value !== BOOTSTRAP_REFERENCE;
    const entry = isStored ? resolveReference(ref, REFERENCED[keyRoleIn(jobKind)], entries).entry : undefined;
    return [{ name: passphraseRef.value, entry }];
  });
}
