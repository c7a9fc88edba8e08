import type { Finding } from '../findings/finding.js';
import type { Remark } from '../findings/remark.js';
import type { InspectedJob } from './inspectedJob.js';

/** One thing that can be wrong with an install job. */
export interface JobRule {
  /** The findings' code: kebab-case, and never used for anything else. */
  readonly code: string;
  /** Of its findings, where they do not say otherwise. */
  readonly severity: Finding['severity'];
  /** What makes it a rule; the explanation in media/findings.md cites the same. */
  readonly citation: string;
  check(inspected: InspectedJob): Iterable<Remark> | Promise<Iterable<Remark>>;
}
