import { fingerprint } from '../../path/fingerprint.js';
import { sayTrustedTwice } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** One certificate under two references comes into the trusted file twice. */
export const jobCertificateRepeated: JobRule = {
  code: 'job-certificate-repeated',
  severity: 'warning',
  citation: 'Control Center fix list MFT-14563 (CSPV008E)',
  check: eachServer(({ trusted }) => {
    const first = new Map<string, string>();
    return trusted.flatMap(({ ref, entry }) => {
      const own = entry?.certificates[0];
      if (!own) return [];
      const id = fingerprint(own.certificate);
      const other = first.get(id);
      if (other === undefined) first.set(id, ref.value);
      return other === undefined
        ? []
        : [{ span: ref.span, message: sayTrustedTwice(own.certificate, other) }];
    });
  }),
};
