import { YAML_CHARACTERS } from '../../base/readYaml.js';
import { writeEntryName } from '../../store/writeEntryName.js';
import { sayJobTooLong } from '../../words/describeJobList.js';
import { describeJobVerdict } from '../../words/describeJobVerdict.js';
import type { ReportedServer } from '../../words/writeJobListReport.js';
import type { JobContext } from '../inspectedJob.js';
import { inspectServers } from '../inspectJob.js';
import { JOB_FILE_ENDING } from '../installJob.js';
import { writeJob } from '../writeJob.js';
import type { PlannedJob } from './planJobs.js';

/** A job as it is to be written, and what its checks come to. */
export interface ListedJob {
  /** Its file’s name. */
  readonly file: string;
  readonly octets: Uint8Array;
  readonly servers: readonly ReportedServer[];
}

/**
 * Writes a job of a list into no file yet.
 * @param taken names of jobs, without their endings, that are there; its own is added
 * @returns the job, or the problem in a sentence
 */
export async function writeListedJob(
  { job, name, servers }: PlannedJob,
  taken: Set<string>,
  context: JobContext,
): Promise<ListedJob | { readonly problem: string }> {
  const text = await writeJob(job);
  if (text.length > YAML_CHARACTERS) return { problem: sayJobTooLong(YAML_CHARACTERS) };
  const free = writeEntryName(name, taken);
  taken.add(free);
  const file = `${free}${JOB_FILE_ENDING}`;
  const found = await inspectServers(text, context);
  return {
    file,
    octets: new TextEncoder().encode(text),
    servers: servers.map(({ isKeyNamed, key, node }, index) => ({
      node,
      file,
      key: key?.name,
      isKeyNamed,
      verdict: describeJobVerdict(found[index]?.findings ?? []),
    })),
  };
}
