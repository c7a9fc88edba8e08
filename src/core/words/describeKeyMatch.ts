import type { Contents } from '../contents/contents.js';
import { keyMatches } from '../keys/keyMatches.js';
import type { PublicKey } from '../x509/publicKey.js';
import { certificateLabel } from './describeCertificate.js';

/** Which of a file's certificates belong to a private key, by its public half; undefined where there are none at all. */
export function describeKeyMatch(key: PublicKey, { items }: Contents): string | undefined {
  const certificates = items.flatMap(({ model }) => (model.kind === 'certificate' ? [model] : []));
  if (certificates.length === 0) return undefined;
  const matching = certificates.filter(({ publicKey }) => keyMatches(publicKey, key)).map(certificateLabel);
  return matching.length === 0
    ? 'none of the certificates in this file'
    : [...new Set(matching)].slice(0, SHOWN_LABELS).join(', ');
}

/** A certificate and its renewals may share a key; more than a few of them say nothing further. */
const SHOWN_LABELS = 3;
