import { sayDatabasePasswordMissing } from '../../words/describeJobServer.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Without it Director refuses the installation on Windows: NWIN004E. */
export const jobDatabasePassword: JobRule = {
  code: 'job-database-password',
  severity: 'error',
  citation: 'Control Center fix list CC-4022, CC-4065 (NWIN004E)',
  needsWhole: true,
  check: eachServer(({ target: { platform }, windows }) =>
    platform?.value === 'windows' && !windows.databasePasswordRef
      ? [{ span: platform.span, message: sayDatabasePasswordMissing() }]
      : [],
  ),
};
