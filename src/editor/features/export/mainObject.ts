import type { Entry } from '../../../core/store/entry.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { CertificateRequest } from '../../../core/x509/certificateRequest.js';
import type { RevocationList } from '../../../core/x509/revocationList.js';

/** What an entry is about, how its PEM is labelled (RFC 7468), and the endings that its files have by custom. */
export interface MainObject {
  readonly model: Certificate | CertificateRequest | RevocationList;
  readonly label: string;
  readonly endings: { readonly pem: string; readonly der: string };
}

/** undefined where nothing in the entry can be read. */
export function mainObject({ certificates, kind, request, revocationList }: Entry): MainObject | undefined {
  const [own] = certificates;
  if (own) return { model: own.certificate, label: 'CERTIFICATE', endings: { pem: 'pem', der: 'der' } };
  if (request) return { model: request, label: 'CERTIFICATE REQUEST', endings: { pem: 'csr', der: 'der' } };
  // An authority whose certificate cannot be read still has its list, which is not what the entry is about.
  return kind === 'crl' && revocationList
    ? { model: revocationList, label: 'X509 CRL', endings: { pem: 'pem', der: 'crl' } }
    : undefined;
}
