import { isSelfSigned } from '../../path/isSelfSigned.js';
import { saySelfSignedLicense } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';

/** IBM’s container takes a self-signed key certificate for the license non-prod alone, and from 6.4.0.2 on. */
export const jobSelfSignedLicense: JobRule = {
  code: 'job-self-signed-license',
  severity: 'error',
  citation: 'Connect:Direct for UNIX fix list CDUA-5708',
  check: eachServer(async ({ container, context, key, target }) => {
    const own = key?.entry?.certificates[0];
    if (!key || !own || target.platform?.value !== 'container') return [];
    const isAllowed =
      container.licenseType?.value === 'non-prod' &&
      isPast(gates.selfSignedNonProd, target.version?.value) !== false;
    if (isAllowed || !container.licenseType || !(await isSelfSigned(own.certificate, context.verify)))
      return [];
    const { value } = container.licenseType;
    return [
      {
        span: key.ref.span,
        message: saySelfSignedLicense(own.certificate, value, gates.selfSignedNonProd.level),
      },
    ];
  }),
};
