import type { SecureContextOptions } from 'node:tls';
import { readContents } from '../core/contents/readContents.js';
import { keyMatches } from '../core/keys/keyMatches.js';
import type { OpenedKey } from '../core/keys/openKey.js';
import type { KnownCertificate } from '../core/path/pool.js';
import { writePem } from '../core/pem/writePem.js';

/** One side of a rehearsed handshake, as its files give it. */
export interface PartyFiles {
  /** What it is called. */
  readonly name: string;
  /** What it shows; undefined for a side that shows nothing. */
  readonly shows:
    | {
        /** PEM of its certificate and the chain that came along; a sealed key beside them is passed over. */
        readonly keyCertificate: string;
        /** That key, opened by the code that reads everywhere here: a host’s own may lack the scheme. */
        readonly key: OpenedKey;
      }
    | undefined;
  /** What it trusts, as PEM: roots, and the intermediates that it knows. */
  readonly trusted: string;
  /** The common name that it demands of the other side; undefined where it demands none. */
  readonly demandedName?: string | undefined;
}

/** A side that is ready: its key in the clear, in memory alone. */
export interface Party {
  readonly name: string;
  readonly own: readonly KnownCertificate[];
  readonly trusted: readonly KnownCertificate[];
  readonly demandedName: string | undefined;
  /** What Node’s TLS is given. */
  readonly secure: SecureContextOptions;
}

/**
 * Reads a side’s files.
 * @throws Error in words where there is no certificate, or the key is another’s
 */
export function openParty({ demandedName, name, shows, trusted: list }: PartyFiles): Party {
  const trusted = certificatesIn(list, name);
  const ca = trusted.map(toPem);
  if (shows === undefined) return { name, own: [], trusted, demandedName, secure: { ca } };
  const own = certificatesIn(shows.keyCertificate, name);
  const [leaf] = own;
  const { pkcs8, publicKey } = shows.key;
  if (leaf === undefined) throw new Error(`${name} has no certificate in its key certificate.`);
  if (publicKey !== undefined && !keyMatches(leaf.certificate.publicKey, publicKey))
    throw new Error(`The private key of ${name} is not its certificate’s: no handshake is possible.`);
  const key = writePem('PRIVATE KEY', pkcs8);
  return { name, own, trusted, demandedName, secure: { ca, key, cert: own.map(toPem).join('') } };
}

function certificatesIn(pem: string, file: string): readonly KnownCertificate[] {
  return readContents(pem).items.flatMap(({ model, span }) =>
    model.kind === 'certificate' ? [{ certificate: model, file, span }] : [],
  );
}

const toPem = ({ certificate }: KnownCertificate): string => writePem('CERTIFICATE', certificate.der);
