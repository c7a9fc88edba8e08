import type { Span } from '../base/span.js';
import type { Finding } from '../findings/finding.js';
import { type JobContext, toInspectedJob } from './inspectedJob.js';
import { jobRules } from './jobRules.js';
import { type ParsedJob, parseJob } from './parseJob.js';
import { jobSyntax } from './rules/syntax.js';

/**
 * Everything that there is to say about the text of a job file, in the order of its places. Nothing is said where the
 * signal has been aborted.
 */
export async function inspectJob(text: string, context: JobContext): Promise<readonly Finding[]> {
  const job = await parseJob(text);
  const inspected = toInspectedJob(job, context);
  const findings: Finding[] = [];
  const rules = jobRules.filter(({ needsWhole }) => needsWhole !== true || job.faults.length === 0);
  for (const rule of rules)
    for (const remark of await rule.check(inspected))
      if (rule === jobSyntax || !isBroken(remark.span, job))
        findings.push({ code: rule.code, severity: rule.severity, ...remark });
  if (context.signal?.aborted === true) return [];
  return findings.sort((a, b) => a.span.start - b.span.start);
}

/** Where the YAML breaks inside a value, as at a quote that is never closed, it is not known what was meant. */
function isBroken({ start, end }: Span, { faults }: ParsedJob): boolean {
  return faults.some(({ span }) => start <= span.start && span.start < end);
}
