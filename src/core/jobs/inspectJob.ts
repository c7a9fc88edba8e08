import { isWithin, type Span } from '../base/span.js';
import type { Finding } from '../findings/finding.js';
import { type InspectedJob, type InspectedServer, type JobContext, toInspectedJob } from './inspectedJob.js';
import type { JobRemark, JobRule } from './jobRule.js';
import { jobRules } from './jobRules.js';
import { type ParsedJob, parseJob } from './parseJob.js';
import { jobSyntax } from './rules/syntax.js';

/**
 * Everything that there is to say about the text of a job file, in the order of its places. Nothing is said where the
 * signal has been aborted.
 */
export async function inspectJob(text: string, context: JobContext): Promise<readonly Finding[]> {
  const inspected = toInspectedJob(await parseJob(text), context);
  return context.signal?.aborted === true ? [] : toFindings(await inspectAs(inspected, rulesFor(inspected)));
}

/** One server of a job, and what there is to say about it. */
export interface ServerFindings {
  readonly server: InspectedServer;
  readonly findings: readonly Finding[];
}

/**
 * The same for each server by itself: what its own fields, and those that all have in common, come to. What is wrong with
 * another server is not said of it.
 * @param only the index of the server that is asked about; all of them without it
 */
export async function inspectServers(
  text: string,
  context: JobContext,
  only?: number,
): Promise<readonly ServerFindings[]> {
  const inspected = toInspectedJob(await parseJob(text), context);
  const rules = rulesFor(inspected);
  const ofFile = await inspectAs(
    inspected,
    rules.filter(({ isOfFile }) => isOfFile === true),
  );
  const ofServer = rules.filter(({ isOfFile }) => isOfFile !== true);
  const found: ServerFindings[] = [];
  for (const [index, server] of inspected.servers.entries()) {
    if (only !== undefined && index !== only) continue;
    context.signal?.throwIfAborted();
    const shared = ofFile.filter(({ finding, of }) =>
      of === undefined ? !isOfAnother(finding.span, server, inspected) : of === server,
    );
    const all = await inspectAs({ ...inspected, servers: [server] }, ofServer, shared);
    found.push({ server, findings: toFindings(all) });
  }
  return found;
}

/** Those of its kind; broken YAML may hide that something is there. */
function rulesFor({ job }: InspectedJob): readonly JobRule[] {
  return jobRules.filter(
    ({ needsWhole, of }) =>
      (needsWhole !== true || job.faults.length === 0) && (of === undefined || of === job.jobKind),
  );
}

/** A finding, and the server that it speaks of where its place does not tell. */
interface Found {
  readonly finding: Finding;
  readonly of: JobRemark['of'];
}

/** @param before what has been found already: it comes first */
async function inspectAs(
  inspected: InspectedJob,
  rules: readonly JobRule[],
  before: readonly Found[] = [],
): Promise<readonly Found[]> {
  const found = [...before];
  for (const rule of rules) {
    if (rule.needsSound === true && found.some(({ finding }) => finding.severity === 'error')) continue;
    for (const { of, ...remark } of await rule.check(inspected))
      if (rule === jobSyntax || !isBroken(remark.span, inspected.job))
        found.push({ of, finding: { code: rule.code, severity: rule.severity, ...remark } });
  }
  return inspected.context.signal?.aborted === true ? [] : found;
}

/** In the order of their places. */
function toFindings(found: readonly Found[]): readonly Finding[] {
  return found.map(({ finding }) => finding).toSorted((a, b) => a.span.start - b.span.start);
}

/** Whether a place lies in the item of another server. */
function isOfAnother(place: Span, own: InspectedServer, { servers }: InspectedJob): boolean {
  return servers.some(
    ({ override }) => override && override !== own.override && isWithin(place, override.span),
  );
}

/** Where the YAML breaks inside a value, as at a quote that is never closed, it is not known what was meant. */
function isBroken({ start, end }: Span, { faults }: ParsedJob): boolean {
  return faults.some(({ span }) => start <= span.start && span.start < end);
}
