import type { Finding } from '../findings/finding.js';
import { isUnchecked } from '../jobs/isUnchecked.js';
import { describeJobState } from './describeJobState.js';
import { countOf } from './describeLifetime.js';

/** What the checks of one server come to. */
export interface JobVerdict {
  readonly verdict: 'valid' | 'invalid' | 'unchecked';
  /** `invalid (2 problems, 1 point cannot be checked here)`. */
  readonly words: string;
}

/** As `cdcerts check` exits: errors come first, what else could not be checked makes nothing better; a warning is no verdict. */
export function describeJobVerdict(findings: readonly Finding[]): JobVerdict {
  const state = describeJobState(findings);
  const isOpen = findings.some(({ code }) => isUnchecked(code));
  const verdict = state.verdict === 'invalid' ? 'invalid' : isOpen ? 'unchecked' : 'valid';
  if (findings.length === 0) return { verdict, words: VERDICTS.valid };
  // What cannot be checked says so itself.
  return { verdict, words: verdict === 'unchecked' ? state.words : `${VERDICTS[verdict]} (${state.words})` };
}

const VERDICTS: Readonly<Record<JobVerdict['verdict'], string>> = {
  valid: 'valid',
  invalid: 'invalid',
  unchecked: 'cannot be checked here',
};

/** Of several servers, how many are what: `12 servers: 10 valid, 1 invalid, 1 cannot be checked here`. */
export function describeJobVerdicts(verdicts: readonly JobVerdict[]): string {
  const counts = (['valid', 'invalid', 'unchecked'] as const).flatMap((one) => {
    const count = verdicts.filter(({ verdict }) => verdict === one).length;
    return count === 0 ? [] : [`${count} ${VERDICTS[one]}`];
  });
  return `${countOf(verdicts.length, 'server')}: ${counts.join(', ')}`;
}
