import type { PrivateKey } from '../keys/privateKey.js';
import type { PathEnd } from '../path/buildPath.js';
import type { NearMiss } from '../path/nearMiss.js';
import { identifiersOf } from '../path/identifiers.js';
import type { KnownCertificate } from '../path/pool.js';
import type { Certificate } from '../x509/certificate.js';
import type { PublicKey } from '../x509/publicKey.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { certificateLabel } from './describeCertificate.js';
import { describeHex } from './describeHex.js';
import { describeKeyForm, describePublicKey } from './describeKey.js';
import { describeDate, describeLifetime } from './describeLifetime.js';
import { describeName } from './describeName.js';
import { groupDigits, toPlain } from './toPlain.js';

// What the rules of core/findings say, one function a sentence. Each names the certificate and says what is wrong; how
// to mend it stands in media/findings.md, which the finding's code opens.

const quoted = (certificate: Certificate): string => `“${certificateLabel(certificate)}”`;

/** Expired or about to: the lifetime in words, and the moment itself. */
export function sayLifetime(certificate: Certificate, now: number): string {
  const { notBefore, notAfter } = certificate;
  return `${quoted(certificate)} ${describeLifetime(notBefore, notAfter, now)} (${describeDate(notAfter)}).`;
}

export function sayNotYetValid(certificate: Certificate): string {
  return `${quoted(certificate)} is not valid before ${describeDate(certificate.notBefore)}.`;
}

export function sayChainOrder(leaf: Certificate, hasKey: boolean): string {
  const whose = hasKey ? 'the certificate of the private key' : 'the certificate that the others issued';
  return `The chain is out of order: ${quoted(leaf)}, ${whose}, belongs first, then each certificate’s issuer after it.`;
}

/** Beside a place: which position of the chain the certificate there should have. */
export function sayChainPosition(position: number, certificate: Certificate): string {
  return `belongs at position ${position}: ${quoted(certificate)}`;
}

/** Names the issuer that is not there, where the path broke off, and where it is, or what comes nearest to it. */
export function sayIssuerMissing(
  last: KnownCertificate,
  end: PathEnd,
  hint: { readonly found: KnownCertificate | undefined; readonly nearest: NearMiss | undefined },
): string {
  const where = last.file === undefined ? '' : ` (from ${toPlain(last.file)})`;
  const start = `${quoted(last.certificate)}${where} is signed by ${describeIssuer(last.certificate)}`;
  if (end === 'loop')
    return `${start}, and following the issuers from there never ends at a self-signed root.`;
  const { found, nearest } = hint;
  const miss = nearest === undefined ? '' : `; ${describeNearMiss(nearest)}`;
  const place = found?.file === undefined ? miss : `; it is in ${toPlain(found.file)}`;
  return `${start}, which is neither in this file nor in the certificate store${place}.`;
}

/** Beside the missing issuer in another file. */
export function sayFound({ certificate }: KnownCertificate): string {
  return `the missing issuer: ${quoted(certificate)}`;
}

/** The issuer as the certificate names it: `CN=Issuing CA 2 (key id 5f:a0:…)`. */
export function describeIssuer(certificate: Certificate): string {
  const { keyId } = identifiersOf(certificate).authority;
  const name = describeName(certificate.issuer);
  return keyId === undefined ? name : `${name} (key id ${describeKeyId(keyId)})`;
}

/** A key identifier may have any length; those in use have 20 octets. */
function describeKeyId(keyId: Uint8Array): string {
  return toPlain(describeHex(keyId.subarray(0, 64)), 96);
}

const NEAR_MISSES: Readonly<Record<NearMiss['reason'], string>> = {
  'other-key': 'a certificate with the same name but another key',
  'signature-invalid':
    'a certificate with the same name and key id, whose key does not verify the signature,',
  unidentified: 'a certificate with the same name, whose key does not verify the signature,',
  'not-a-ca': 'the certificate of the key that signed it, but marked as no CA’s,',
  'may-not-sign-certificates':
    'the certificate of the key that signed it, but not allowed to sign certificates,',
};

function describeNearMiss({ known, reason }: NearMiss): string {
  return `${NEAR_MISSES[reason]} is in ${known.file === undefined ? 'this file' : toPlain(known.file)}`;
}

/** Beside the near miss itself. */
export function sayNearMiss({ known, reason }: NearMiss): string {
  return `${NEAR_MISSES[reason].replace(/,$/, '')}: ${quoted(known.certificate)}`;
}

export function sayDuplicate(certificate: Certificate): string {
  return `${quoted(certificate)} stands in this file more than once.`;
}

export function sayExtraneous(certificate: Certificate): string {
  return `${quoted(certificate)} has no part in the chain of this file: it issued none of its certificates.`;
}

export const FIRST_OCCURRENCE = 'the same certificate, for the first time';

export function sayKeyMismatch(key: PrivateKey): string {
  return `This private key (${describeKeyForm(key)}) belongs to no certificate in this file.`;
}

/** Beside the certificate that the key was expected to belong to. */
export function sayOtherKey(certificate: Certificate): string {
  return `${quoted(certificate)} has another key: ${describePublicKey(certificate.publicKey)}`;
}

export function sayKeyMisplaced(key: PrivateKey): string {
  return `This private key (${describeKeyForm(key)}) stands in a list of trusted certificates, where only certificates belong.`;
}

export function sayKeyUnencrypted(key: PrivateKey): string {
  return `This private key (${describeKeyForm(key)}) is not encrypted: whoever reads the file has the key.`;
}

export function sayWeakKey(key: PublicKey): string {
  return `The key, ${describePublicKey(key)}, is too weak to rely on.`;
}

export function sayWeakSignature(certificate: Certificate): string {
  const algorithm = describeSignatureAlgorithm(certificate.signatureAlgorithm);
  return `${quoted(certificate)} is signed with ${algorithm}, whose hash no longer protects it.`;
}

export function saySignatureInvalid(certificate: Certificate): string {
  return `The signature of ${quoted(certificate)} is wrong: the key of its issuer, ${describeIssuer(certificate)}, does not verify it. One of the two certificates was altered.`;
}

export function saySelfSignatureInvalid(certificate: Certificate): string {
  return `${quoted(certificate)} names itself as its issuer, but its own key does not verify its signature. It was altered.`;
}

/** Beside the issuer whose key does not verify. */
export function sayIdentifiedIssuer(certificate: Certificate): string {
  return `the issuer by name and key id: ${quoted(certificate)}`;
}

export const CHECK_INCOMPLETE =
  'This file links so many certificates that not every signature was checked here. What was not checked has no finding.';

export function sayMoreFindings(count: number): string {
  return `${groupDigits(count)} more findings are not shown, none of them worse than this.`;
}
