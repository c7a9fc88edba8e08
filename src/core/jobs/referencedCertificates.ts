import { type Span, span } from '../base/span.js';
import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate } from '../path/pool.js';
import type { Certificate } from '../x509/certificate.js';
import type { InspectedServer } from './inspectedJob.js';
import type { Placed } from './placed.js';

export interface ReferencedCertificate {
  readonly ref: Placed;
  readonly certificate: Certificate;
}

/** The certificates that a server of the job refers to and the store has, the key certificate's first. */
export function referencedCertificates({
  key,
  trusted,
}: Pick<InspectedServer, 'key' | 'trusted'>): readonly ReferencedCertificate[] {
  return [...(key ? [key] : []), ...trusted].flatMap(({ ref, entry }) => {
    const own = entry?.certificates[0];
    return own ? [{ ref, certificate: own.certificate }] : [];
  });
}

/** Where a server of the job refers to a certificate; else where it names its key certificate. */
export function placeIn(server: InspectedServer, known: KnownCertificate | undefined): Span {
  const wanted = known && fingerprint(known.certificate);
  const found = referencedCertificates(server).find(({ certificate }) => fingerprint(certificate) === wanted);
  return found?.ref.span ?? server.keyCertificate.ref?.span ?? span(0, 0);
}
