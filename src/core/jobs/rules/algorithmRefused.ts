import { sayAlgorithmRefused } from '../../words/describeJobTls.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { objectionsTo } from '../levels/algorithms.js';
import { gates, isPast } from '../levels/gates.js';
import { referencedCertificates } from '../referencedCertificates.js';

/** Keys and signatures that this server does not take, or that protect nothing. */
export const jobAlgorithmRefused: JobRule = {
  code: 'job-algorithm-refused',
  severity: 'error',
  citation:
    'Connect:Direct for z/OS 6.1, TLS 1.3 considerations; NIST SP 800-131A revision 2; RFC 6151, RFC 9155',
  check: eachServer((server) => {
    const { target, tls } = server;
    const demand = {
      isTls13: tls.protocol?.value === 'TLS1.3',
      isFips: tls.fips?.value === 'true',
      hasEdwardsInFips: isPast(gates.gskit9, target.version?.value) === true,
    };
    return referencedCertificates(server).flatMap(({ ref, certificate }) =>
      objectionsTo(certificate, demand).map((objection) => ({
        span: ref.span,
        message: sayAlgorithmRefused(certificate, objection),
        severity: objection.severity,
      })),
    );
  }),
};
