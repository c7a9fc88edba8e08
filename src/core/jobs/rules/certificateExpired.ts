import { sayJobLifetime } from '../../words/describeJobFinding.js';
import type { JobRule } from '../jobRule.js';
import { referencedCertificates } from '../referencedCertificates.js';

/** Connect:Direct ends the session when a certificate of the path has expired (CSPA601E), the root's included. */
export const jobCertificateExpired: JobRule = {
  code: 'job-certificate-expired',
  severity: 'error',
  citation: 'RFC 5280 section 6.1.3 (a) (2)',
  check: (inspected) =>
    referencedCertificates(inspected)
      .filter(({ certificate }) => inspected.context.now > certificate.notAfter.epoch)
      .map(({ ref, certificate }) => ({
        span: ref.span,
        message: sayJobLifetime(certificate, inspected.context.now),
      })),
};
