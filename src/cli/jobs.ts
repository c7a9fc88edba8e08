import { basename, join, resolve } from 'node:path';
import { decodeStrictly } from '../core/contents/decodeText.js';
import { JOB_FILE_ENDING } from '../core/jobs/installJob.js';
import type { JobContext } from '../core/jobs/inspectedJob.js';
import { chainAuthorities, untrustingKeys } from '../core/jobs/list/chainAuthorities.js';
import { findNamed } from '../core/jobs/list/findInStore.js';
import type { ListProblem } from '../core/jobs/list/parseJobList.js';
import { planJobs } from '../core/jobs/list/planJobs.js';
import { readServers, type ServerToInstall } from '../core/jobs/list/readServers.js';
import { writeListedJob } from '../core/jobs/list/writeListedJob.js';
import { rememberVerdicts } from '../core/path/verifyLink.js';
import { placeWhole } from '../core/store/change/placeWhole.js';
import type { Entry } from '../core/store/entry.js';
import { toPlain } from '../core/words/toPlain.js';
import { type ReportedServer, writeJobListReport } from '../core/words/writeJobListReport.js';
import { toDiskFolder } from './diskFolder.js';
import { environmentSecret } from './environmentSecret.js';
import { writeFindingText } from './fileFinding.js';
import { openFile } from './openFile.js';
import { placeAt } from './placeAt.js';
import { Places } from './places.js';
import { readEntries } from './readEntries.js';
import type { Streams } from './streams.js';
import { readArguments, readTimeOption, UsageError } from './usage.js';

const options = {
  out: { type: 'string' },
  one: { type: 'string' },
  trusted: { type: 'string', multiple: true },
  at: { type: 'string' },
} as const;

/** `cdcerts jobs`: the install jobs of a list of servers in a new folder, all or none, and what their checks come to. */
export async function jobs(args: readonly string[], streams: Streams): Promise<number> {
  const { positionals, values } = readArguments(args, options);
  const [list, ...others] = positionals;
  if (list === undefined || others.length > 0) throw new UsageError('jobs takes one list', 'name its file');
  if (values.out === undefined)
    throw new UsageError('jobs needs a folder to write', 'name a new one: --out DIR');
  if (values.one?.trim() === '') throw new UsageError('--one has no name', 'name the job');
  const now = readTimeOption(values.at, streams.now);
  const bytes = openFile(list, streams);
  if (bytes === undefined) return 2;
  const text = decodeStrictly(bytes);
  if (text === undefined) throw new UsageError(`${list} is not in UTF-8`, 'save it as “CSV UTF-8”');
  const out = resolve(values.out);
  // A job is read with the store of its own place.
  const entries = await readEntries(join(out, `any${JOB_FILE_ENDING}`), streams);
  if (entries === undefined) return 2;
  const context: JobContext = { entries, now, verify: rememberVerdicts(), secret: environmentSecret };
  const { problems, servers } = await readServers(text, context);
  if (problems.length > 0) {
    tell(problems, list, text, streams);
    return 1;
  }
  const trusted = await trustedOf(values.trusted, servers, context);
  const files = new Map<string, Uint8Array>();
  const reported: ReportedServer[] = [];
  const taken = new Set<string>();
  for (const planned of planJobs(servers, { name: values.one, trusted })) {
    const job = await writeListedJob(planned, taken, context);
    if ('problem' in job) {
      tell([{ span: { start: 0, end: 0 }, line: 1, message: job.problem }], list, text, streams);
      return 1;
    }
    files.set(job.file, job.octets);
    reported.push(...job.servers);
  }
  await placeAt(out, values.out, 'is there already', (parent) =>
    placeWhole(
      toDiskFolder(parent, () => false),
      basename(out),
      files,
      { now: streams.now },
    ),
  );
  streams.out(writeJobListReport(reported, basename(list), now).trimEnd());
  if (reported.some(({ verdict }) => verdict.verdict === 'invalid')) return 1;
  return reported.some(({ verdict }) => verdict.verdict === 'unchecked') ? 3 : 0;
}

function tell(problems: readonly ListProblem[], list: string, text: string, streams: Streams): void {
  const places = new Places(text);
  for (const { column, message, span } of problems) {
    const where = column === undefined ? '' : `column “${toPlain(column)}”: `;
    const finding = { file: list, code: 'list-refused', severity: 'error', span } as const;
    streams.error(writeFindingText({ ...finding, message: where + message }, places));
  }
  streams.error(`nothing was written: mend what is said of ${toPlain(list)}`);
}

/** What the servers trust of which the list does not say it: what was named, else what is above their key certificates. */
async function trustedOf(
  names: readonly string[] | undefined,
  servers: readonly ServerToInstall[],
  context: JobContext,
): Promise<readonly Entry[]> {
  if (names === undefined) return chainAuthorities(untrustingKeys(servers), context);
  return names.map((name) => {
    const found = findNamed(name, 'trustedCertificates', context.entries);
    if ('entry' in found) return found.entry;
    throw new UsageError(`--trusted ${name} names nothing`, found.problem);
  });
}
