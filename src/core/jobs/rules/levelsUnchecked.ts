import { span } from '../../base/span.js';
import { sayDirectorLevelUnknown, sayTargetLevelUnknown } from '../../words/describeJobLevel.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** What Director and Connect:Direct take depends on their levels; without these nothing can be said of it. */
export const jobLevelsUnchecked: JobRule = {
  code: 'job-levels-unchecked',
  severity: 'information',
  citation: 'the install-job format, cdcerts/v1',
  needsWhole: true,
  check: eachServer(({ isReplacement, job, keyCertificate, target }) => {
    const place = target.platform?.span ?? keyCertificate.ref?.span ?? span(0, 0);
    // What Director deploys is of no account where the node is there already.
    const isOfDirector =
      !isReplacement && (target.platform?.value === 'unix' || target.platform?.value === 'windows');
    return [
      ...(isOfDirector && !job.director.version ? [{ span: place, message: sayDirectorLevelUnknown() }] : []),
      ...(target.platform && !target.version ? [{ span: place, message: sayTargetLevelUnknown() }] : []),
    ];
  }),
};
