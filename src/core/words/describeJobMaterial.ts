import type { PrivateKey } from '../keys/privateKey.js';
import type { Certificate } from '../x509/certificate.js';
import type { PublicKey } from '../x509/publicKey.js';
import { certificateLabel } from './describeCertificate.js';
import { describeSerial } from './describeHex.js';
import { describePublicKey } from './describeKey.js';
import { countOf, describeDate, describeDay, describeLifetime } from './describeLifetime.js';
import { toPlain } from './toPlain.js';

// What the rules of core/jobs say of keys, certificates and the files that they stand in.

const quoted = (certificate: Certificate): string => `“${certificateLabel(certificate)}”`;

export function sayJobKeyMismatch(certificate: Certificate, key: PublicKey): string {
  return `The private key (${describePublicKey(key)}) is not that of ${quoted(certificate)}, which has another one: ${describePublicKey(certificate.publicKey)}.`;
}

export function sayJobPassphraseWrong(name: string, ref: string): string {
  return `What is kept under “${toPlain(name)}” does not open the private key of “${toPlain(ref)}”.`;
}

export function sayJobPassphraseMissing(ref: string): string {
  return `The private key of “${toPlain(ref)}” is encrypted, and “keyCertificate.passphraseRef” does not say under which name its passphrase is kept.`;
}

/** Why a sealed key was not compared with its certificate. */
export type KeyUnchecked =
  | { readonly because: 'not-asked' | 'passphrase' | 'costly' | 'not-comparable' }
  | { readonly because: 'unsupported'; readonly what: string };

export function sayKeyUnchecked(ref: string, name: string, why: KeyUnchecked): string {
  return `Whether the private key of “${toPlain(ref)}” belongs to its certificate cannot be checked here: ${sayWhy(name, why)}.`;
}

function sayWhy(name: string, why: KeyUnchecked): string {
  switch (why.because) {
    case 'not-asked':
      return 'it is encrypted, and no key is opened where the folder is not trusted';
    case 'passphrase':
      return `there is no “${toPlain(name)}” with its passphrase`;
    case 'costly':
      return 'opening it takes too many iterations';
    case 'not-comparable':
      return 'its public half cannot be computed';
    case 'unsupported':
      return `nothing here opens ${toPlain(why.what)}`;
  }
}

export function sayKeyNotPkcs8(wrapper: PrivateKey['wrapper']): string {
  const form = wrapper === 'pkcs8' ? 'PEM encryption' : wrapper.toUpperCase().replace('PKCS', 'PKCS#');
  return `The private key stands in ${form}, and Connect:Direct documents “ENCRYPTED PRIVATE KEY”, which is PKCS#8. Give it another passphrase here, and it is sealed anew.`;
}

export function sayKeyPbes1(cipher: string): string {
  return `The private key is encrypted with PBES1 (MD5, ${toPlain(cipher)}), which OpenSSL 3 no longer opens. Give it another passphrase here, and it is sealed anew with AES-256.`;
}

export function sayKeyCipherOff(cipher: string, level: string, from: string): string {
  return `The private key is encrypted with ${toPlain(cipher)}; from ${from} on (here: ${toPlain(level)}) DES and triple DES are off in the Install Agent’s Java (CDUA-6372). Give it another passphrase here, and it is sealed anew with AES-256.`;
}

export function sayKeyNotApproved(scheme: string, cipher: string): string {
  return `The private key is encrypted with ${toPlain(scheme)} (${toPlain(cipher)}), which FIPS mode does not take. Give it another passphrase here, and it is sealed anew with AES-256.`;
}

export function sayKeyBroken(ref: string): string {
  return `The private key of “${toPlain(ref)}” is damaged: no passphrase opens it.`;
}

/** `message`: what is missing, as a sentence. */
export function sayAsClient(message: string): string {
  return `${message} Where the node calls and is asked for its certificate, the session ends.`;
}

export function sayJobExpiring(certificate: Certificate, installed: number): string {
  const { notBefore, notAfter } = certificate;
  return `On the day of the installation, ${describeDay(installed)}, ${quoted(certificate)} ${describeLifetime(notBefore, notAfter, installed)} (${describeDate(notAfter)}).`;
}

export function sayPathEndsFirst(leaf: Certificate, first: Certificate): string {
  return `${quoted(leaf)} is of use until ${describeDay(first.notAfter.epoch)} only: ${quoted(first)} above it expires then, and it itself on ${describeDay(leaf.notAfter.epoch)}.`;
}

export function sayLeafNotFirst(leaf: Certificate): string {
  return `The file of the key certificate begins with a CA’s certificate: ${quoted(leaf)}, the node’s own, belongs first.`;
}

export function sayRepeatedInFile(certificate: Certificate): string {
  return `${quoted(certificate)} stands in the file of the key certificate more than once.`;
}

export function sayStranger(certificate: Certificate): string {
  return `${quoted(certificate)} stands in the file of the key certificate and has no part in its chain.`;
}

/** `other`: the reference that names it first. */
export function sayTrustedTwice(certificate: Certificate, other: string): string {
  return `${quoted(certificate)} is among the trusted certificates already, as “${toPlain(other)}”.`;
}

export function sayKeyAmongTrusted(ref: string): string {
  return `A private key stands among the trusted certificates, in “${toPlain(ref)}”. What is trusted is handed out: take the key away, and replace it where copies may have gone out.`;
}

export function sayLeafTrusted(certificate: Certificate): string {
  return `${quoted(certificate)} is a node’s certificate, signed by another: it issues nothing, and belongs not among the trusted certificates. Its issuer does.`;
}

export function sayAuthorityAsKey(certificate: Certificate, isSelfSigned: boolean): string {
  return isSelfSigned
    ? `${quoted(certificate)} is marked as a CA’s certificate: whoever trusts it trusts everything that its key signs. A node’s certificate says that it is no CA’s.`
    : `${quoted(certificate)} is a CA’s certificate: whoever has the node’s key could issue certificates with it. A node needs one of its own.`;
}

export function saySelfSignedLicense(certificate: Certificate, license: string, from: string): string {
  return `${quoted(certificate)} is self-signed, and the container with the license “${toPlain(license)}” wants a key certificate that a CA has signed; only “non-prod” takes a self-signed one, from ${from} on (CDUA-5708).`;
}

export function saySerialNumber(certificate: Certificate): string {
  return `The serial number of ${quoted(certificate)}, ${toPlain(describeSerial(certificate.serial), 64)}, is not a positive number of at most 20 octets.`;
}

export function sayCommonNameLong(name: string): string {
  return `The common name “${toPlain(name, 96)}” has ${countOf(Array.from(name).length, 'character')}; with very long ones certificate logon failed (XUPC050I), and RFC 5280 allows 64.`;
}
