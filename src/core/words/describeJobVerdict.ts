import type { JobVerdict } from '../jobs/jobVerdict.js';
import { countOf } from './describeLifetime.js';

/** What the checks come to, and how many findings say so: `invalid (2 errors, 1 warning, 3 checks open)`. */
export function describeJobVerdict({ errors, unchecked, verdict, warnings }: JobVerdict): string {
  const counts = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
    ...(unchecked > 0 ? [`${countOf(unchecked, 'check')} open`] : []),
  ];
  return counts.length === 0 ? VERDICTS[verdict] : `${VERDICTS[verdict]} (${counts.join(', ')})`;
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
