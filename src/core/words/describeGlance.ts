import type { Model } from '../contents/contents.js';
import type { RevocationList } from '../x509/revocationList.js';
import { certificateLabel, describeRole, describeShortName } from './describeCertificate.js';
import { describePublicKey } from './describeKey.js';
import { countOf, describeLifetime } from './describeLifetime.js';
import { describeModel } from './describeModel.js';

/** One line to be read in passing: "CDNODE1 · node certificate · RSA 2048 · expires in 12 days". */
export function describeGlance(model: Model, now: number): string {
  switch (model.kind) {
    case 'certificate': {
      const lifetime = describeLifetime(model.notBefore, model.notAfter, now);
      return join(certificateLabel(model), describeRole(model), describePublicKey(model.publicKey), lifetime);
    }
    case 'request':
      return join(
        describeShortName(model.subject) ?? '(no name)',
        'certificate request',
        describePublicKey(model.publicKey),
      );
    case 'crl':
      return glanceAtList(model, now);
    default:
      return describeModel(model, now);
  }
}

/** A list has no end where it does not say when the next one comes (RFC 5280 section 5.1.2.5). */
function glanceAtList({ issuer, nextUpdate, revokedCertificates, thisUpdate }: RevocationList, now: number) {
  return join(
    describeShortName(issuer) ?? '(no name)',
    'certificate revocation list',
    `${countOf(revokedCertificates.length, 'certificate')} revoked`,
    ...(nextUpdate === undefined ? [] : [describeLifetime(thisUpdate, nextUpdate, now)]),
  );
}

function join(...parts: readonly string[]): string {
  return parts.join(' · ');
}
