import { stampOf } from '../../../core/store/change/stamp.js';
import type { StoreChange } from '../../../core/store/change/storeChange.js';
import type { Entry } from '../../../core/store/entry.js';
import { entryPath } from '../../../core/store/layout.js';
import { RefusedWrite } from '../../../core/store/refusedWrite.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import type { UsingJob } from '../../desk/usesInJobs.js';

/** An entry, its new name, and the jobs that name it. */
export interface Renaming {
  readonly entry: Entry;
  readonly name: string;
  readonly jobs: readonly UsingJob[];
}

/**
 * Gives an entry another name, which the jobs follow: one change of the store, so that also after a kill no job names
 * what is not there. Rejects as the store does; then everything is as it was.
 */
export async function keepRenamed(
  { entry, jobs, name }: Renaming,
  { store }: Pick<StoreDesk, 'store'>,
): Promise<void> {
  const { renameReferences } = await import('../../../core/jobs/jobReading.js');
  const rewritings = jobs.map(async ({ bytes, text, uri, uses }): Promise<StoreChange> => ({
    type: 'put',
    path: store.pathTo(uri),
    content: new TextEncoder().encode(renameReferences(text, uses, name)),
    before: await stampOf(bytes),
  }));
  const [from, to] = [entryPath(entry), entryPath({ kind: entry.kind, name })];
  const before = await store.stamp(from);
  if (before === undefined) throw new RefusedWrite('changed-meanwhile', { place: from });
  await store.change([{ type: 'move', from, to, before }, ...(await Promise.all(rewritings))]);
}
