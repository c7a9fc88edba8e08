import { once } from 'node:events';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { readContents } from '../core/contents/readContents.js';
import type { Certificate } from '../core/x509/certificate.js';

/** How long a server may take to answer, in milliseconds. */
const LIMIT = 10_000;

/** Certificates that are read of what a server sends; paths in use have four. */
const MOST = 16;

/** Where a server listens. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** What a server that runs presents. */
export interface PresentedByServer {
  readonly protocol: string;
  readonly cipherSuite: string;
  /** Its certificate first, then what it sent along. */
  readonly certificates: readonly Certificate[];
}

/**
 * Asks a server that speaks TLS from its first octet what it presents. Nothing is trusted by that: it is only looked at.
 * Never called but where a person has typed the address.
 * @throws Error in the system's words where nobody answers, or not in TLS; the signal's reason
 */
export async function askServer(
  { host, port }: ServerAddress,
  signal?: AbortSignal,
): Promise<PresentedByServer> {
  const socket = connect({ host, port, rejectUnauthorized: false, checkServerIdentity: () => undefined });
  const limit = AbortSignal.any([AbortSignal.timeout(LIMIT), ...(signal ? [signal] : [])]);
  try {
    await once(socket, 'secureConnect', { signal: limit });
    return {
      protocol: socket.getProtocol() ?? '',
      cipherSuite: socket.getCipher().standardName,
      certificates: presentedBy(socket),
    };
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted)
      throw new Error(`${host}:${port} does not answer in TLS within ${LIMIT / 1000} seconds.`);
    throw error;
  } finally {
    socket.destroy();
  }
}

function presentedBy(socket: TLSSocket): readonly Certificate[] {
  const certificates: Certificate[] = [];
  const seen = new Set<string>();
  // Empty where the server sent none.
  let peer: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  // A self-signed certificate is its own issuer, so that the way up ends where it comes to one again.
  while (peer?.raw !== undefined && !seen.has(peer.fingerprint256 ?? '') && seen.size < MOST) {
    seen.add(peer.fingerprint256 ?? '');
    const [item] = readContents(peer.raw).items;
    if (item?.model.kind === 'certificate') certificates.push(item.model);
    peer = peer.issuerCertificate;
  }
  return certificates;
}
