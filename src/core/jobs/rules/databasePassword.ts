import { sayDatabasePasswordMissing } from '../../words/describeJobServer.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { JOB_KIND } from '../installJob.js';

/** Without it Director refuses the installation on Windows: NWIN004E. */
export const jobDatabasePassword: JobRule = {
  code: 'job-database-password',
  severity: 'error',
  of: JOB_KIND,
  citation: 'Control Center fix list CC-4022, CC-4065 (NWIN004E)',
  needsWhole: true,
  check: eachServer(({ target: { platform }, windows }) =>
    platform?.value === 'windows' && !windows.databasePasswordRef
      ? [{ span: platform.span, message: sayDatabasePasswordMissing() }]
      : [],
  ),
};
