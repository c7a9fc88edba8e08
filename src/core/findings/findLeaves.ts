import { keyMatches } from '../keys/keyMatches.js';
import { incapacityOf } from '../path/couldHaveIssued.js';
import type { CertificateEntry, KeyEntry } from './fileEntry.js';

/**
 * The certificates that a file is about. A private key tells by its public half; where none can be told, since the key
 * is encrypted or belongs to nothing here, it is the first certificate that is no CA's, else the first of all.
 */
export function findLeaves(
  certificates: readonly CertificateEntry[],
  keys: readonly KeyEntry[],
): readonly CertificateEntry[] {
  const matched = keys.flatMap((entry) => certificates.find((one) => belongsTo(entry, one)) ?? []);
  if (matched.length > 0) return matched;
  const endEntity = certificates.find(({ certificate }) => incapacityOf(certificate) !== undefined);
  const leaf = endEntity ?? certificates[0];
  return leaf === undefined ? [] : [leaf];
}

/** Whether the certificate is known to hold the public half of this key. */
export function belongsTo({ key }: KeyEntry, { certificate }: CertificateEntry): boolean {
  return key.publicKey !== undefined && keyMatches(certificate.publicKey, key.publicKey);
}
