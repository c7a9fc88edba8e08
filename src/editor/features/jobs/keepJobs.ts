import * as vscode from 'vscode';
import { YAML_CHARACTERS } from '../../../core/base/readYaml.js';
import { inspectServers } from '../../../core/jobs/inspectJob.js';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import type { JobContext } from '../../../core/jobs/inspectedJob.js';
import { toJobVerdict } from '../../../core/jobs/jobVerdict.js';
import type { PlannedJob } from '../../../core/jobs/list/planJobs.js';
import { writeJob } from '../../../core/jobs/writeJob.js';
import type { StoreChange } from '../../../core/store/change/storeChange.js';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import { sayJobTooLong } from '../../../core/words/describeJobList.js';
import type { ReportedServer } from '../../../core/words/writeJobListReport.js';
import type { StoreDesk } from '../../desk/storeDesk.js';

/** Jobs that were made of a list. */
export interface KeptJobs {
  readonly uris: readonly vscode.Uri[];
  readonly servers: readonly ReportedServer[];
}

/**
 * Writes jobs into new files of the folder, all of them or none: also where it is called off, until the last is checked.
 * @param tell called as each is written and checked
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
  for (const { job, name, servers: own } of planned) {
    context.signal?.throwIfAborted();
    const text = await writeJob(job);
    if (text.length > YAML_CHARACTERS) throw new Error(sayJobTooLong(YAML_CHARACTERS));
    const free = writeEntryName(name, taken);
    taken.push(free);
    const uri = vscode.Uri.joinPath(folder, `${free}${JOB_FILE_ENDING}`);
    uris.push(uri);
    const content = new TextEncoder().encode(text);
    changes.push({ type: 'put', path: store.pathTo(uri), content, before: undefined });
    const found = await inspectServers(text, context);
    const file = vscode.workspace.asRelativePath(uri);
    for (const [index, { isKeyNamed, key, node }] of own.entries())
      servers.push({
        node,
        file,
        key: key?.name,
        isKeyNamed,
        verdict: toJobVerdict(found[index]?.findings ?? []),
      });
    tell();
  }
  await store.change(changes, context.signal);
  return { uris, servers };
}

/** The names of the jobs that are there, without their endings: none is written over. */
async function jobsIn(folder: vscode.Uri): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(folder))
    .filter(([name]) => name.endsWith(JOB_FILE_ENDING))
    .map(([name]) => name.slice(0, -JOB_FILE_ENDING.length));
}
