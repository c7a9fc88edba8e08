/** The install-job format that this project reads and writes. */
export const JOB_API_VERSION = 'cdcerts/v1';
export const JOB_KIND = 'InstallJob';

/** The ending of a job's file. */
export const JOB_FILE_ENDING = '.installjob.yaml';

/** What Connect:Direct is installed on. */
export const PLATFORMS = ['unix', 'windows', 'container'] as const;
export type Platform = (typeof PLATFORMS)[number];

/**
 * Stands where a key certificate is referred to, for the certificate that Control Center Director issues itself and
 * that lives at most 90 days (fix list 6.2.0.0 iFix01, CC-3987).
 */
export const BOOTSTRAP_REFERENCE = 'bootstrap';

/** A certificate of the store, by the name of its entry, and the label that it gets in Connect:Direct's keystore. */
export interface CertificateReference {
  readonly ref: string;
  readonly label?: string;
}

/**
 * What a person decides about the installation of one Connect:Direct server; `writeJob` writes it. All texts are kept
 * exactly. Secrets are never here: `passphraseRef` is the name under which the passphrase is kept.
 */
export interface InstallJob {
  readonly metadata: { readonly name: string };
  /** The level of Control Center Director, which decides what it can deploy. */
  readonly director?: { readonly version: string };
  readonly target: { readonly platform: Platform; readonly version?: string };
  /** The name that Director shows, at most 25 characters (IT34725). */
  readonly server?: { readonly alias: string };
  /** Connect:Direct's own name, at most 16 characters (CC-4072). */
  readonly node: { readonly name: string; readonly host?: string };
  readonly installDir?: string;
  readonly adminUser?: string;
  readonly ports?: { readonly server?: number; readonly api?: number; readonly agent?: number };
  readonly keyCertificate: CertificateReference & { readonly passphraseRef?: string };
  readonly trustedCertificates: readonly CertificateReference[];
}
