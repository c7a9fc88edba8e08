import { sayUserCertificateUnsupported } from '../../words/describeJobLevel.js';
import { lastBootstrapDay } from '../bootstrapDays.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';
import { JOB_KIND } from '../installJob.js';

/** Before 6.3.1 Director made a bootstrap certificate for each new server and had no option for another. */
export const jobUserCertificateUnsupported: JobRule = {
  code: 'job-user-certificate-unsupported',
  severity: 'error',
  of: JOB_KIND,
  citation: 'Control Center 6.3.1, External certificates',
  check: eachServer((server) => {
    const { ref } = server.keyCertificate;
    const { version } = server.job.director;
    if (!ref || !version || server.isBootstrap || server.target.platform?.value === 'container') return [];
    if (isPast(gates.userCertificates, version.value) !== false) return [];
    return [
      { span: ref.span, message: sayUserCertificateUnsupported(version.value, lastBootstrapDay(server)) },
    ];
  }),
};
