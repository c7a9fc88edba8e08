import { sayWindowsSigned } from '../../words/describeJobLevel.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';
import { JOB_KIND } from '../installJob.js';

/** The installation on Windows with signed certificates failed under PowerShell 5.1.17763.6640. */
export const jobWindowsSigned: JobRule = {
  code: 'job-windows-signed',
  severity: 'warning',
  of: JOB_KIND,
  citation: 'Control Center fix list MFT-16842',
  check: eachServer(({ isBootstrap, job, keyCertificate: { ref }, target }) => {
    const { version } = job.director;
    if (!ref || !version || isBootstrap || target.platform?.value !== 'windows') return [];
    if (isPast(gates.signedOnWindows, version.value) !== false) return [];
    return [{ span: ref.span, message: sayWindowsSigned(version.value, gates.signedOnWindows.level) }];
  }),
};
