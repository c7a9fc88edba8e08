/** The install-job format that this project reads and writes. */
export const JOB_API_VERSION = 'cdcerts/v1';
export const JOB_KIND = 'InstallJob';
/** What follows an installation with a bootstrap certificate: a signed one takes its place. */
export const REPLACEMENT_KIND = 'ReplaceBootstrap';

export const JOB_KINDS = [JOB_KIND, REPLACEMENT_KIND] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** What is no kind is read as the installation that most jobs are; a rule tells of it. */
export function toJobKind(text: string | undefined): JobKind {
  return JOB_KINDS.find((kind) => kind === text) ?? JOB_KIND;
}

export { JOB_FILE_ENDING } from '../store/layout.js';

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

/** Another node, so that trust can be proved both ways: what it presents, its own certificate first, and what it trusts. */
export interface JobPartner {
  readonly name: string;
  readonly certificates?: readonly CertificateReference[];
  readonly trusted?: readonly CertificateReference[];
}

/**
 * What a person decides about one server. All texts are kept exactly. Secrets are never here: what ends in `Ref` is the
 * name under which one is kept. What each field is and becomes stands in `fields/jobFields.ts`.
 */
export interface ServerSettings {
  readonly target: { readonly platform: Platform; readonly version?: string; readonly package?: string };
  /** The name that Director shows, at most 25 characters (IT34725). */
  readonly server?: { readonly alias: string };
  /** Connect:Direct's own name, at most 16 characters (CC-4072). */
  readonly node: { readonly name: string; readonly host?: string };
  readonly installDir?: string;
  readonly deploymentDir?: string;
  readonly adminUser?: string;
  readonly ports?: {
    readonly server?: number;
    readonly api?: number;
    readonly agent?: number;
    readonly rpc?: number;
  };
  readonly agent?: {
    readonly enable?: boolean;
    readonly osaUrl?: string;
    readonly osaDisable?: boolean;
    readonly installationId?: string;
  };
  readonly fileAgent?: { readonly install?: boolean; readonly enable?: boolean };
  readonly keyCertificate: CertificateReference & { readonly passphraseRef?: string };
  readonly bootstrap?: { readonly validityDays: number };
  readonly trustedCertificates: readonly CertificateReference[];
  readonly partners?: readonly JobPartner[];
  readonly keystore?: { readonly file?: string; readonly passwordRef?: string };
  readonly tls?: {
    readonly protocol?: string;
    readonly cipherSuites?: readonly string[];
    readonly clientAuth?: boolean;
    readonly encryptData?: boolean;
    readonly override?: boolean;
    readonly commonName?: string;
    readonly fips?: boolean;
  };
  readonly windows?: {
    readonly databasePasswordRef?: string;
    readonly databaseUser?: string;
    readonly databasePort?: number;
    readonly serviceAccount?: string;
    readonly serviceAccountPasswordRef?: string;
  };
  readonly container?: {
    readonly licenseType?: string;
    readonly provisioning?: string;
    readonly secretName?: string;
    readonly certificateSecretName?: string;
    readonly configDir?: string;
    readonly adminPasswordRef?: string;
    readonly appUserPasswordRef?: string;
  };
  readonly netmapFile?: string;
  readonly userFile?: string;
  /** A day or a time, ISO 8601. */
  readonly schedule?: string;
}

/** What one server has otherwise than the job: of a section, the fields that differ. */
export type ServerOverride = {
  readonly [Key in keyof ServerSettings]?: ServerSettings[Key] extends readonly unknown[] | string | undefined
    ? ServerSettings[Key]
    : Partial<ServerSettings[Key]>;
};

/** The installation of one Connect:Direct server, or of many; `writeJob` writes it. */
export interface InstallJob extends ServerSettings {
  readonly metadata: { readonly name: string };
  readonly director?: {
    /** The level of Control Center Director, which decides what it can deploy. */
    readonly version?: string;
    /** What Director presents, its own certificate first. */
    readonly certificates?: readonly CertificateReference[];
    readonly trusted?: readonly CertificateReference[];
  };
  /** One for each server, where there are many. */
  readonly overrides?: readonly ServerOverride[];
}

/**
 * The replacement of a bootstrap certificate on servers that are installed; `writeReplacementJob` writes it. Its key
 * certificate may be a request that still waits for its answer.
 */
export interface ReplacementJob extends Pick<
  InstallJob,
  | 'metadata'
  | 'director'
  | 'server'
  | 'node'
  | 'installDir'
  | 'deploymentDir'
  | 'adminUser'
  | 'keyCertificate'
  | 'trustedCertificates'
  | 'partners'
  | 'schedule'
> {
  readonly target: { readonly platform: Exclude<Platform, 'container'>; readonly version?: string };
  /** What the node has now: a certificate of the store, or what Director issued when it was installed. */
  readonly bootstrap: {
    readonly ref?: string;
    readonly label?: string;
    readonly installed?: string;
    readonly validityDays?: number;
  };
}
