import type { Model } from '../contents/contents.js';
import { describeCertificate, describeShortName } from './describeCertificate.js';
import { describePrivateKey, describePublicKey } from './describeKey.js';
import { describeKeystore } from './describeKeystore.js';
import { countOf } from './describeLifetime.js';

/** Any object in one line: what it is, whose, and how long it lives. */
export function describeModel(model: Model, now: number): string {
  switch (model.kind) {
    case 'certificate':
      return describeCertificate(model, now);
    case 'request':
      return `${describeShortName(model.subject) ?? '(no name)'} — certificate request, ${describePublicKey(model.publicKey)}`;
    case 'crl': {
      const issuer = describeShortName(model.issuer) ?? '(no name)';
      return `${issuer} — certificate revocation list, ${countOf(model.revokedCertificates.length, 'certificate')} revoked`;
    }
    case 'privateKey':
      return describePrivateKey(model);
    case 'keystore':
      return describeKeystore(model);
    case 'publicKey':
      return `public key, ${describePublicKey(model.publicKey)}`;
    case 'unknown':
      return 'cannot be read';
  }
}
