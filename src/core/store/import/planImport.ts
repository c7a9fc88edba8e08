import type { ImportPlan } from './importPlan.js';
import type { ImportRequest } from './importRequest.js';
import { KeyOwners } from './keyOwners.js';
import { KnownStore } from './knownStore.js';
import { lockedObjects } from './lockedObjects.js';
import { openClearKeys } from './openClearKeys.js';
import { planCertificates } from './planCertificates.js';
import { planLeftKeys, planLists, planRequests } from './planOthers.js';

/**
 * Sorts what was found into what the store would get, has already, and refuses. What is still locked is left out.
 * Writes nothing. Rejects with the signal’s reason.
 */
export async function planImport(request: ImportRequest): Promise<ImportPlan> {
  const { existing, found, signal } = request;
  const closed = await openClearKeys(found, signal);
  const store = new KnownStore(existing);
  const labels = new Set(existing.flatMap(({ notes }) => notes.label ?? []));
  const planning = { ...request, store, owners: new KeyOwners(found, store), labels };
  const certificates = await planCertificates(planning);
  const locked = lockedObjects(found, existing);
  const needed = new Set(locked.map((one) => (one.type === 'key' ? one.key : one.container.keystore)));
  const others = [planRequests(planning), await planLists(planning), planLeftKeys(planning, closed, needed)];
  return {
    entries: [...certificates.entries, ...others.flatMap(({ entries }) => entries)],
    offered: certificates.offered,
    peers: certificates.peers,
    known: [...certificates.known, ...others.flatMap(({ known }) => known)],
    refused: [...certificates.refused, ...others.flatMap(({ refused }) => refused), ...found.refused],
    files: found.files,
  };
}
