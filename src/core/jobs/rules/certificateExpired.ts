import { sayJobExpired } from '../../words/describeJobFinding.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { referencedCertificates } from '../referencedCertificates.js';

/** Connect:Direct ends the session when a certificate of the path has expired (CSPA601E), the root's included. */
export const jobCertificateExpired: JobRule = {
  code: 'job-certificate-expired',
  severity: 'error',
  citation: 'RFC 5280 section 6.1.3 (a) (2)',
  check: eachServer((server) => {
    const { now } = server.context;
    const { until } = server.ahead;
    return referencedCertificates(server)
      .filter(({ certificate }) => until > certificate.notAfter.epoch)
      .map(({ ref, certificate }) => ({
        span: ref.span,
        message: sayJobExpired(certificate, now, until, server.isReplacement),
      }));
  }),
};
