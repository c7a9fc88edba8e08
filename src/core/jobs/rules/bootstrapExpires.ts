import { sayBootstrapExpires } from '../../words/describeJobLevel.js';
import { lastBootstrapDay } from '../bootstrapDays.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { JOB_KIND } from '../installJob.js';

/** Director loses a node whose bootstrap certificate nobody has replaced in time. */
export const jobBootstrapExpires: JobRule = {
  code: 'job-bootstrap-expires',
  severity: 'warning',
  of: JOB_KIND,
  citation: 'Control Center fix list CC-3987',
  check: eachServer((server) => {
    const { ref } = server.keyCertificate;
    if (!ref || !server.isBootstrap || server.target.platform?.value === 'container') return [];
    const isGiven = server.bootstrap.validityDays !== undefined;
    return [{ span: ref.span, message: sayBootstrapExpires(lastBootstrapDay(server), isGiven) }];
  }),
};
