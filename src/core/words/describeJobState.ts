import type { Finding } from '../findings/finding.js';
import { isUnchecked } from '../jobs/isUnchecked.js';
import { countOf } from './describeLifetime.js';

/**
 * What the checks of an install job come to, and the words for it. `invalid`: there are errors, and nothing is built; `warned`: there
 * are none, and something is likely wrong; `unchecked`: nothing is wrong as far as could be checked here; `ready`: all was
 * checked and is right.
 */
export interface JobState {
  readonly verdict: 'invalid' | 'warned' | 'unchecked' | 'ready';
  /** “waits for its answer, 2 problems, 1 point cannot be checked here, 1 note”. */
  readonly words: string;
}

/** Whether it says that something is wrong, or likely so: all else is unchecked or a note. */
export function isProblem({ code, severity }: Finding): boolean {
  return severity === 'error' || (severity === 'warning' && !isUnchecked(code));
}

export function describeJobState(findings: readonly Finding[]): JobState {
  const problems = findings.filter(isProblem);
  const unchecked = findings.filter((one) => isUnchecked(one.code) && !isProblem(one)).length;
  const notes = findings.filter(
    ({ code, severity }) => severity === 'information' && !isUnchecked(code),
  ).length;
  const verdict = problems.some(({ severity }) => severity === 'error')
    ? 'invalid'
    : problems.length > 0
      ? 'warned'
      : unchecked > 0
        ? 'unchecked'
        : 'ready';
  const isWaiting = findings.some(({ code }) => code === 'job-request-waiting');
  const words = [
    ...(isWaiting ? ['waits for its answer'] : []),
    ...(verdict === 'ready' ? ['ready'] : []),
    ...(problems.length > 0 ? [countOf(problems.length, 'problem')] : []),
    ...(unchecked > 0 ? [`${countOf(unchecked, 'point')} cannot be checked here`] : []),
    ...(notes > 0 ? [countOf(notes, 'note')] : []),
  ];
  return { verdict, words: words.join(', ') };
}
