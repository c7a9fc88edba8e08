import { sayJobNotYetValid } from '../../words/describeJobFinding.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { referencedCertificates } from '../referencedCertificates.js';

/** Until its first day a certificate is refused exactly like an expired one. */
export const jobCertificateNotYetValid: JobRule = {
  code: 'job-certificate-not-yet-valid',
  severity: 'error',
  citation: 'RFC 5280 section 6.1.3 (a) (2)',
  check: eachServer((server) =>
    referencedCertificates(server)
      .filter(({ certificate }) => server.ahead.from < certificate.notBefore.epoch)
      .map(({ ref, certificate }) => ({ span: ref.span, message: sayJobNotYetValid(certificate) })),
  ),
};
