import type { Certificate } from '../x509/certificate.js';
import type { InspectedJob } from './inspectedJob.js';
import type { Placed } from './placed.js';

export interface ReferencedCertificate {
  readonly ref: Placed;
  readonly certificate: Certificate;
}

/** The certificates that the job refers to and the store has, the key certificate's first. */
export function referencedCertificates(inspected: InspectedJob): readonly ReferencedCertificate[] {
  const { keyCertificate, trustedCertificates } = inspected;
  const references = [...(keyCertificate ? [keyCertificate] : []), ...trustedCertificates];
  return references.flatMap(({ ref, entry }) => {
    const own = entry?.certificates[0];
    return own ? [{ ref, certificate: own.certificate }] : [];
  });
}
