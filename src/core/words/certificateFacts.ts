import { fingerprint } from '../path/fingerprint.js';
import { identifiersOf } from '../path/identifiers.js';
import type { Certificate } from '../x509/certificate.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { describeRole } from './describeCertificate.js';
import { describeSerial, partHex } from './describeHex.js';
import { describePublicKey } from './describeKey.js';
import { describeDate, describeLifetime } from './describeLifetime.js';
import { describeName } from './describeName.js';
import { extensionFacts } from './extensionFacts.js';
import type { Fact } from './fact.js';
import { toPlain } from './toPlain.js';

/** A certificate's facts: who, by whom, for how long, with what key, for what. */
export function certificateFacts(certificate: Certificate, now: number): readonly Fact[] {
  const { subject, issuer, serial, notBefore, notAfter, version } = certificate;
  const versions: Fact[] = version === 3 ? [] : [['Version', String(version)]];
  return [
    ['Subject', describeName(subject)],
    ['Issuer', describeName(issuer)],
    ['Kind', describeKind(certificate)],
    ['Valid from', describeDate(notBefore)],
    ['Valid until', `${describeDate(notAfter)} (${describeLifetime(notBefore, notAfter, now)})`],
    ['Serial number', toPlain(describeSerial(serial))],
    ['Key', describePublicKey(certificate.publicKey)],
    ['Signature', describeSignatureAlgorithm(certificate.signatureAlgorithm)],
    ...versions,
    ...extensionFacts(certificate),
    ['SHA-256 fingerprint', describeFingerprint(certificate)],
  ];
}

function describeKind(certificate: Certificate): string {
  const { isAuthority } = identifiersOf(certificate);
  const pathLen = readExtension(certificate, 'basicConstraints')?.pathLen ?? null;
  if (!isAuthority || pathLen === null) return describeRole(certificate);
  const below = pathLen === 0 ? 'no CA certificate' : `at most ${pathLen} CA certificates`;
  return `${describeRole(certificate)}, ${below} below it`;
}

/** SHA-256 with colons, upper case as OpenSSL and keytool print it, so that the two can be compared by eye. */
export function describeFingerprint(certificate: Certificate): string {
  return partHex(fingerprint(certificate).toUpperCase());
}
