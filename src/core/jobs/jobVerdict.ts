import type { Finding } from '../findings/finding.js';
import { isUnchecked } from './isUnchecked.js';

/** What the checks of a job, or of one of its servers, come to. */
export interface JobVerdict {
  readonly verdict: 'valid' | 'invalid' | 'unchecked';
  /** How many findings say so; what could not be checked is no warning. */
  readonly errors: number;
  readonly warnings: number;
  readonly unchecked: number;
}

/** As `cdcerts check` exits: errors come first, what else could not be checked makes nothing better. */
export function toJobVerdict(findings: readonly Pick<Finding, 'code' | 'severity'>[]): JobVerdict {
  const others = findings.filter(({ severity }) => severity !== 'error');
  const checked = others.filter(({ code }) => !isUnchecked(code));
  const errors = findings.length - others.length;
  const unchecked = others.length - checked.length;
  const warnings = checked.filter(({ severity }) => severity === 'warning').length;
  const verdict = errors > 0 ? 'invalid' : unchecked > 0 ? 'unchecked' : 'valid';
  return { verdict, errors, warnings, unchecked };
}
