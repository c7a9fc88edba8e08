import type { Finding } from '../findings/finding.js';
import { type JobContext, toInspectedJob } from './inspectedJob.js';
import { jobRules } from './jobRules.js';
import { parseJob } from './parseJob.js';

/**
 * Everything that there is to say about the text of a job file, in the order of its places. Nothing is said where the
 * signal has been aborted.
 */
export async function inspectJob(text: string, context: JobContext): Promise<readonly Finding[]> {
  const inspected = toInspectedJob(await parseJob(text), context);
  const findings: Finding[] = [];
  for (const rule of jobRules)
    for (const remark of await rule.check(inspected))
      findings.push({ code: rule.code, severity: rule.severity, ...remark });
  if (context.signal?.aborted === true) return [];
  return findings.sort((a, b) => a.span.start - b.span.start);
}
