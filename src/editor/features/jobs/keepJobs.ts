import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import type { JobContext } from '../../../core/jobs/inspectedJob.js';
import type { PlannedJob } from '../../../core/jobs/list/planJobs.js';
import { writeListedJob } from '../../../core/jobs/list/writeListedJob.js';
import type { StoreChange } from '../../../core/store/change/storeChange.js';
import type { ReportedServer } from '../../../core/words/writeJobListReport.js';
import type { StoreDesk } from '../../desk/storeDesk.js';

/** Jobs that were made of a list. */
export interface KeptJobs {
  readonly uris: readonly vscode.Uri[];
  readonly servers: readonly ReportedServer[];
}

/**
 * Writes jobs into new files of the folder, all of them or none: none where it is called off before the last is checked.
 * @param tell called as each is made and checked
 */
export async function keepJobs(
  planned: readonly PlannedJob[],
  folder: vscode.Uri,
  context: JobContext,
  { store }: Pick<StoreDesk, 'store'>,
  tell: () => void = () => undefined,
): Promise<KeptJobs> {
  const taken = await jobsIn(folder);
  const changes: StoreChange[] = [];
  const uris: vscode.Uri[] = [];
  const servers: ReportedServer[] = [];
  for (const one of planned) {
    context.signal?.throwIfAborted();
    const job = await writeListedJob(one, taken, context);
    if ('problem' in job) throw new Error(job.problem);
    const uri = vscode.Uri.joinPath(folder, job.file);
    uris.push(uri);
    changes.push({ type: 'put', path: store.pathTo(uri), content: job.octets, before: undefined });
    const file = vscode.workspace.asRelativePath(uri);
    servers.push(...job.servers.map((server) => ({ ...server, file })));
    tell();
  }
  await store.change(changes, context.signal);
  return { uris, servers };
}

/** The names of the jobs that are there, without their endings: none is written over. */
async function jobsIn(folder: vscode.Uri): Promise<Set<string>> {
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  const jobs = names.filter((name) => name.endsWith(JOB_FILE_ENDING));
  return new Set(jobs.map((name) => name.slice(0, -JOB_FILE_ENDING.length)));
}
