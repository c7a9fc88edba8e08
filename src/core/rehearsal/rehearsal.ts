import type { Validation } from '../validation/validation.js';
import type { Certificate } from '../x509/certificate.js';

/** The versions that a rehearsal tries, as Node calls them and as people do. */
export const TLS_VERSIONS = { 'TLSv1.2': 'TLS 1.2', 'TLSv1.3': 'TLS 1.3' } as const;
export type TlsVersion = keyof typeof TLS_VERSIONS;

/** The part that a side plays in a handshake. */
export type TlsRole = 'server' | 'client';

/** What one side showed of itself, and what the other side made of it. */
export interface Shown {
  /** The certificate that the other side received; undefined where it received none. */
  readonly certificate: Certificate | undefined;
  /** What the TLS stack of the other side has against it, by the stack’s own code; undefined where it has nothing. */
  readonly objection: string | undefined;
  /** What RFC 5280 says of it here, with the same files: the other side’s trusted list, this one’s chain. */
  readonly validation: Validation | undefined;
  /** Whether its common name is the one that is demanded; undefined where none is. */
  readonly commonName: { readonly demanded: string; readonly isGiven: boolean } | undefined;
}

/**
 * How a handshake ended. `completed`: on the wire; whether both sides would go on is in what each shows. `failed`: it broke
 * off. `impossible`: this host’s TLS stack cannot use what it was given, so that nothing was learned.
 */
export type Ending =
  | { readonly type: 'completed'; readonly cipherSuite: string }
  | { readonly type: 'failed'; readonly side: TlsRole; readonly code: string }
  | { readonly type: 'impossible'; readonly side: TlsRole; readonly code: string };

/** One handshake on loopback. */
export interface Handshake {
  readonly version: TlsVersion;
  /** Whether the server asked for the client’s certificate. */
  readonly clientAuthentication: boolean;
  readonly ending: Ending;
  readonly server: Shown;
  /** Empty where the server did not ask. */
  readonly client: Shown | undefined;
}

/** Everything that was tried. */
export interface Rehearsal {
  /** What each side is called. */
  readonly names: Readonly<Record<TlsRole, string>>;
  /** The TLS stack and its version, such as `OpenSSL 3.0.16`. */
  readonly stack: string;
  readonly handshakes: readonly Handshake[];
}

/** What a handshake says of the material. */
export type HandshakeVerdict = 'accepted' | 'refused' | 'unchecked';

/** `accepted` where both sides accept what the other shows, by the stack’s word and by the rules. */
export function judgeHandshake({ ending, server, client }: Handshake): HandshakeVerdict {
  if (ending.type === 'impossible') return 'unchecked';
  const shown = [server, ...(client ? [client] : [])];
  if (ending.type === 'failed' || shown.some(isRefused)) return 'refused';
  return shown.some(({ validation }) => validation?.verdict === 'unchecked') ? 'unchecked' : 'accepted';
}

/** Whether the other side would end the session. */
export function isRefused({ certificate, commonName, objection, validation }: Shown): boolean {
  return (
    certificate === undefined ||
    objection !== undefined ||
    validation?.verdict === 'invalid' ||
    commonName?.isGiven === false
  );
}
