import { claimsSelfSigned, incapacityOf } from '../path/couldHaveIssued.js';
import { sameName } from '../path/sameName.js';
import type { Certificate } from '../x509/certificate.js';
import type { CertificateEntry, KeyEntry } from './fileEntry.js';

/**
 * What a file is for, as far as what it holds can tell; the rules about order and completeness depend on it.
 * `key-certificate`: private key and certificates, what Connect:Direct calls a key certificate.
 * `lone-certificate`: one certificate of an end entity.
 * `chain`: an end entity's certificate and its issuer, without the key.
 * `certificate-list`: CA certificates, or any others, whose order means nothing: a trusted list, a bundle.
 */
export type FileRole =
  'key-certificate' | 'lone-certificate' | 'chain' | 'certificate-list' | 'no-certificate';

/** Connect:Direct's own name for a list of trusted certificates, and none for a key certificate. */
const TRUSTED_NAME = /(^|[/\\])trusted(?![^/\\]*keycert)[^/\\]*$/i;

/** Whether the file's name says that it is a list of trusted certificates. */
export function isTrustedList(file: string | undefined): boolean {
  return file !== undefined && TRUSTED_NAME.test(file);
}

export function roleOf(
  certificates: readonly CertificateEntry[],
  keys: readonly KeyEntry[],
  file: string | undefined,
): FileRole {
  if (certificates.length === 0) return 'no-certificate';
  if (isTrustedList(file)) return 'certificate-list';
  if (keys.length > 0) return 'key-certificate';
  const all = certificates.map(({ certificate }) => certificate);
  const [leaf, ...others] = all.filter(isIssuedEndEntity);
  if (leaf === undefined || others.length > 0) return 'certificate-list';
  if (all.length === 1) return 'lone-certificate';
  return all.some(({ subject }) => sameName(subject, leaf.issuer)) ? 'chain' : 'certificate-list';
}

/** No CA's, and not signed by itself: a certificate that somebody issued to somebody else. */
function isIssuedEndEntity(certificate: Certificate): boolean {
  return incapacityOf(certificate) !== undefined && !claimsSelfSigned(certificate);
}
