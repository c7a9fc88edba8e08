import type { KeyUsage } from '../x509/extensions/keyUsage.js';
import { oids } from '../x509/oids.js';

/** What extendedKeyUsage must say, RFC 5280 section 4.2.1.12. */
export interface PurposeDemand {
  /** Whether the extension must be there; without it every purpose is allowed. */
  readonly present: boolean;
  /** Whether anyExtendedKeyUsage stands for all. */
  readonly anyIsEnough: boolean;
  /** Purposes beside which a certificate is not taken, by OID. */
  readonly forbidden: readonly string[];
}

/** What a certificate is wanted for. */
export interface Purpose {
  /** Of each group at least one, by OID. */
  readonly oneOfEach: readonly (readonly string[])[];
  /** Of each group at least one, where keyUsage is there (RFC 5280 section 4.2.1.3). */
  readonly usages: readonly (readonly KeyUsage[])[];
  readonly leaf: PurposeDemand;
  /** What is asked of the CA certificates of the path, as all validators in use do. */
  readonly authority: PurposeDemand;
}

const LENIENT: PurposeDemand = { present: false, anyIsEnough: true, forbidden: [] };

const toPurpose = (oneOfEach: Purpose['oneOfEach'], usages: Purpose['usages']): Purpose => ({
  oneOfEach,
  usages,
  leaf: LENIENT,
  authority: LENIENT,
});

/** TLS before 1.3 has key exchanges without signatures; RFC 5280 section 4.2.1.12 names the usages for each purpose. */
const SERVER_USAGES: readonly KeyUsage[] = ['digitalSignature', 'keyEncipherment', 'keyAgreement'];
const CLIENT_USAGES: readonly KeyUsage[] = ['digitalSignature', 'keyAgreement'];

/** The roles of a Connect:Direct server; a node is both unless it only ever calls or is called. */
export const PURPOSES = {
  server: toPurpose([[oids.serverAuth]], [SERVER_USAGES]),
  client: toPurpose([[oids.clientAuth]], [CLIENT_USAGES]),
  both: toPurpose([[oids.serverAuth], [oids.clientAuth]], [SERVER_USAGES, CLIENT_USAGES]),
  any: toPurpose([], []),
} as const;

export type Role = keyof typeof PURPOSES;

/** How far the anchor's own certificate is held to what it says; RFC 5280 section 6.1.1 (d) asks for its name and key alone. */
export interface AnchorDemand {
  /** Its validity. */
  readonly dates: boolean;
  /** Its basic constraints, key usage, purposes, policies and name constraints, as RFC 5937 does. */
  readonly constraints: boolean;
  /** That a certificate of version 3 has basic constraints at all (section 4.2.1.9), where constraints are asked for. */
  readonly basicConstraints: boolean;
}

/** The four inputs about policies, RFC 5280 section 6.1.1 (c), (e), (f), (g). */
export interface PolicyInputs {
  /** By OID; anyPolicy for no demand. */
  readonly initialPolicies: readonly string[];
  readonly requireExplicitPolicy: boolean;
  readonly inhibitPolicyMapping: boolean;
  readonly inhibitAnyPolicy: boolean;
}

export interface ValidationOptions extends PolicyInputs {
  /** The time, in milliseconds. */
  readonly at: number;
  readonly purpose: Purpose;
  /** The name or address of the server that is meant; undefined where none is asked for. */
  readonly host: string | undefined;
  readonly anchor: AnchorDemand;
  /** Whether a CA's certificate may stand at the end of a path. */
  readonly leafMayBeAuthority: boolean;
  /** Whether the absence of revocation information refuses a path. */
  readonly requireRevocation: boolean;
  /** Bits below which the modulus of an RSA key is refused. */
  readonly minRsaBits: number;
  /** Hashes of signatures that are refused, named like `SHA-1`. */
  readonly refusedHashes: readonly string[];
  /** CA certificates between leaf and anchor at most, self-issued ones counted. */
  readonly maxDepth: number;
}

/** What is asked where nothing is said: RFC 5280's own rules, and nothing refused that it allows. */
export const DEFAULT_OPTIONS: Omit<ValidationOptions, 'at'> = {
  purpose: PURPOSES.any,
  host: undefined,
  anchor: { dates: false, constraints: false, basicConstraints: false },
  leafMayBeAuthority: true,
  requireRevocation: false,
  minRsaBits: 0,
  refusedHashes: [],
  maxDepth: Infinity,
  initialPolicies: [oids.anyPolicy],
  requireExplicitPolicy: false,
  inhibitPolicyMapping: false,
  inhibitAnyPolicy: false,
};
