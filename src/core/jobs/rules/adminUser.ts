import { sayAdminMissing, sayAdminRoot } from '../../words/describeJobServer.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { JOB_KIND } from '../installJob.js';

/** Without a user the installation runs as root and may fail or mangle names; as root it fails (IT42946). */
export const jobAdminUser: JobRule = {
  code: 'job-admin-user',
  severity: 'error',
  of: JOB_KIND,
  citation: 'Connect:Direct for UNIX 6.4.0, cdai_adminUserid; fix list CDUA-5734, IT42946',
  needsWhole: true,
  check: eachServer(({ adminUser, target: { platform } }) => {
    if (platform?.value !== 'unix') return [];
    if (!adminUser) return [{ span: platform.span, message: sayAdminMissing() }];
    const isRoot = /^(?:root|0)$/i.test(adminUser.value.trim());
    return isRoot ? [{ span: adminUser.span, message: sayAdminRoot() }] : [];
  }),
};
