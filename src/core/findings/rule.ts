import type { Finding } from './finding.js';
import type { InspectedFile } from './inspectedFile.js';
import type { Remark } from './remark.js';

/** One thing that can be wrong with a file. */
export interface Rule {
  /** The findings' code: kebab-case, and never used for anything else. */
  readonly code: string;
  /** Of its findings, where they do not say otherwise. */
  readonly severity: Finding['severity'];
  /** What makes it a rule; the explanation in media/findings.md cites the same. */
  readonly citation: string;
  applies(file: InspectedFile): boolean;
  check(file: InspectedFile): Iterable<Remark> | Promise<Iterable<Remark>>;
}
