import type { KnownCertificate } from '../path/pool.js';

/**
 * Why a certificate, a link between two, or a whole path is refused or cannot be checked, and the section that says so
 * (RFC 5280 where no other is named). Codes never change their meaning: the command line prints them.
 */
export const REASONS = {
  // The certificate itself.
  'certificate-expired': '6.1.3 (a) (2)',
  'certificate-not-yet-valid': '6.1.3 (a) (2)',
  'certificate-malformed': '4.1',
  'critical-extension-unprocessed': '4.2',
  'key-refused': 'NIST SP 800-131A revision 2 section 3',
  'hash-refused': 'RFC 9155; RFC 6151',
  'hash-weak': 'RFC 9155; RFC 6151',
  'usage-missing': '4.2.1.3',
  'purpose-missing': '4.2.1.12',
  'purpose-forbidden': '4.2.1.12',
  'leaf-is-authority': '4.2.1.9',
  'host-mismatch': 'RFC 9525 section 6',
  'host-unusable': 'RFC 9525 section 6.1.2',
  // A link: the certificate and its issuer.
  'signature-invalid': '6.1.3 (a) (1)',
  'signature-unchecked': '6.1.3 (a) (1)',
  'issuer-missing': '6.1',
  'issuer-other-key': '4.2.1.1',
  'root-untrusted': '6.1.1 (d)',
  'not-a-ca': '6.1.4 (k)',
  'may-not-sign-certificates': '6.1.4 (n)',
  loop: '6.1',
  // The path.
  'path-too-long': '6.1.4 (m)',
  'path-deeper-than-asked': '6.1',
  'name-not-permitted': '6.1.3 (b)',
  'name-excluded': '6.1.3 (c)',
  'name-constraints-unprocessed': '4.2.1.10',
  'policy-missing': '6.1.5 (g)',
  'policy-mapping-of-any': '6.1.4 (a)',
  // Revocation.
  'certificate-revoked': '6.3.3',
  'revocation-unknown': '6.3.3',
  // The search.
  'budget-spent': '6.1',
  cancelled: '6.1',
} as const;

export type ReasonCode = keyof typeof REASONS;

/** One reason; the certificate is the one that is at fault. */
export interface Reason {
  readonly code: ReasonCode;
  /** undefined where the search was, and no certificate. */
  readonly certificate: KnownCertificate | undefined;
  /** The other certificate that it is about: the issuer that was tried, or whose constraint is broken. */
  readonly other?: KnownCertificate | undefined;
  /** What was found and what was wanted, as text of the certificate: hostile until it is escaped. */
  readonly facts?: Readonly<Record<string, string | number>>;
}
