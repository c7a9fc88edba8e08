import type { Model } from '../contents/contents.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { RevocationList } from '../x509/revocationList.js';
import { certificateFacts } from './certificateFacts.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { describeHex } from './describeHex.js';
import { describePrivateKey, describePublicKey } from './describeKey.js';
import { keystoreFacts } from './describeKeystore.js';
import { describeDate } from './describeLifetime.js';
import { describeName } from './describeName.js';
import { extensionFacts } from './extensionFacts.js';
import type { Fact } from './fact.js';
import { groupDigits } from './toPlain.js';

/** What an object says, decoded, in the order people ask for it: for hovers, tooltips and the command line. */
export function describeFacts(model: Model, now: number): readonly Fact[] {
  switch (model.kind) {
    case 'certificate':
      return certificateFacts(model, now);
    case 'request':
      return requestFacts(model);
    case 'crl':
      return revocationListFacts(model);
    case 'privateKey':
      return [['Key', describePrivateKey(model)]];
    case 'keystore':
      return keystoreFacts(model);
    case 'publicKey':
      return keyFacts(model.publicKey);
    case 'unknown':
      return [];
  }
}

function keyFacts(key: PublicKey): readonly Fact[] {
  return [['Key', describePublicKey(key)]];
}

function requestFacts(request: CertificateRequest): readonly Fact[] {
  return [
    ['Subject', describeName(request.subject)],
    ...keyFacts(request.publicKey),
    ['Signature', describeSignatureAlgorithm(request.signatureAlgorithm)],
    ...extensionFacts(request),
  ];
}

function revocationListFacts(list: RevocationList): readonly Fact[] {
  const number = readExtension(list, 'crlNumber');
  const numbered: Fact[] = number === undefined ? [] : [['Number', describeHex(number)]];
  return [
    ['Issuer', describeName(list.issuer)],
    ['This update', describeDate(list.thisUpdate)],
    ['Next update', list.nextUpdate === undefined ? 'not said' : describeDate(list.nextUpdate)],
    ['Revoked', groupDigits(list.revokedCertificates.length)],
    ...numbered,
    ['Signature', describeSignatureAlgorithm(list.signatureAlgorithm)],
  ];
}
