import { LABEL_LENGTH } from '../../store/label.js';
import { describeLabelFault } from '../../words/describeLabelFault.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';

/** The dialog Import Secure+ Key Certificate took 50 characters, until the limit was removed. */
export const jobLabelLong: JobRule = {
  code: 'job-label-long',
  severity: 'warning',
  citation: 'Control Center fix list MFT-16628',
  check: eachServer(({ job, keyCertificate, trustedCertificates }) => {
    if (isPast(gates.longLabels, job.director.version?.value) === true) return [];
    return [keyCertificate, ...trustedCertificates].flatMap(({ label }) =>
      label && Array.from(label.value).length > LABEL_LENGTH
        ? [{ span: label.span, message: describeLabelFault('label-long', label.value) }]
        : [],
    );
  }),
};
