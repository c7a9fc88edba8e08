import { sayIntermediateUnsupported } from '../../words/describeJobLevel.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';
import { JOB_KIND } from '../installJob.js';

/** “Unable to deploy CD server with intermediate CA certs”: until it was fixed, only a root could have signed. */
export const jobIntermediateUnsupported: JobRule = {
  code: 'job-intermediate-unsupported',
  severity: 'error',
  of: JOB_KIND,
  citation: 'Control Center fix list MFT-16127',
  check: eachServer(async (server) => {
    const { ref } = server.keyCertificate;
    const { version } = server.job.director;
    if (!ref || !version || server.target.platform?.value === 'container') return [];
    if (isPast(gates.intermediates, version.value) !== false) return [];
    const { steps } = (await server.path()) ?? { steps: [] };
    if (steps.length < 3) return [];
    return [
      { span: ref.span, message: sayIntermediateUnsupported(version.value, gates.intermediates.level) },
    ];
  }),
};
