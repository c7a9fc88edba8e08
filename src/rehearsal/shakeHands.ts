import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createSecureContext, createServer, type Server, type TLSSocket } from 'node:tls';
import type { Ending, TlsRole, TlsVersion } from '../core/rehearsal/rehearsal.js';
import type { Party } from './party.js';

/** How long a handshake on loopback may take, in milliseconds: a hundred times what the largest key needs. */
const LIMIT = 10_000;

export interface HandshakeWish {
  readonly server: Party;
  readonly client: Party;
  readonly version: TlsVersion;
  readonly clientAuthentication: boolean;
}

/** What one side received, and what its stack has against it. */
export interface Received {
  /** DER of the other side’s certificate. */
  readonly certificate: Uint8Array | undefined;
  readonly objection: string | undefined;
}

export interface ShakenHands {
  readonly ending: Ending;
  /** By the side that received it. */
  readonly received: Readonly<Record<TlsRole, Received>>;
}

const NOTHING: Received = { certificate: undefined, objection: undefined };

/**
 * One handshake on loopback. Both sides are told to go on whatever they think of each other, so that each side’s word is
 * heard; what they would have done is their objection. Never rejects but with the signal’s reason.
 */
export async function shakeHands(wish: HandshakeWish, signal?: AbortSignal): Promise<ShakenHands> {
  const unusable = unusableSide(wish);
  if (unusable !== undefined) return { ending: unusable, received: { server: NOTHING, client: NOTHING } };
  const { client, clientAuthentication, server, version } = wish;
  const versions = { minVersion: version, maxVersion: version };
  const listener = createServer({
    ...server.secure,
    ...versions,
    requestCert: clientAuthentication,
    rejectUnauthorized: false,
  });
  try {
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening', { signal });
    const { port } = listener.address() as AddressInfo;
    const accepted = acceptOne(listener);
    const socket = connect({
      ...client.secure,
      ...versions,
      host: '127.0.0.1',
      port,
      rejectUnauthorized: false,
      // Connect:Direct’s nodes are no hosts of the web: names are compared where a job asks for it.
      checkServerIdentity: () => undefined,
    });
    const limit = AbortSignal.any([AbortSignal.timeout(LIMIT), ...(signal ? [signal] : [])]);
    const sides = { server: accepted, client: connected(socket) };
    try {
      return await conclude(sides, limit);
    } finally {
      signal?.throwIfAborted();
      socket.destroy();
    }
  } finally {
    listener.close();
  }
}

/** The side whose files the host’s TLS stack does not take, where there is one. */
function unusableSide(wish: HandshakeWish): Ending | undefined {
  for (const side of ['server', 'client'] as const) {
    try {
      createSecureContext(wish[side].secure);
    } catch (error) {
      return { type: 'impossible', side, code: codeOf(error) };
    }
  }
  return undefined;
}

/** A side’s socket once its handshake is over, or why it is not. */
type Side = Promise<TLSSocket | { readonly failure: unknown }>;

async function conclude(sides: Readonly<Record<TlsRole, Side>>, limit: AbortSignal): Promise<ShakenHands> {
  const timedOut: Side = once(limit, 'abort').then(() => ({ failure: new Error('TIMEOUT') }));
  const [server, client] = await Promise.all(
    [sides.server, sides.client].map((side) => Promise.race([side, timedOut])),
  );
  const received = { server: receivedBy(server), client: receivedBy(client) };
  // The client’s failure is often no more than the echo of the server’s, whose word is more telling, and the other way round.
  const failures = [failureOf('server', server), failureOf('client', client)].filter(
    (one) => one !== undefined,
  );
  const failure = failures.find(({ code }) => !ECHOES.test(code)) ?? failures[0];
  if (failure !== undefined) return { ending: failure, received };
  const { standardName } = (client as TLSSocket).getCipher();
  return { ending: { type: 'completed', cipherSuite: standardName }, received };
}

/** What a side hears where the other one has ended the handshake. */
const ECHOES = /ALERT|ECONNRESET|EPIPE|TIMEOUT/;

type Reached = Awaited<Side> | undefined;

function failureOf(side: TlsRole, reached: Reached): Extract<Ending, { type: 'failed' }> | undefined {
  return reached !== undefined && 'failure' in reached
    ? { type: 'failed', side, code: codeOf(reached.failure) }
    : undefined;
}

function receivedBy(reached: Reached): Received {
  if (reached === undefined || 'failure' in reached) return NOTHING;
  const certificate = reached.getPeerX509Certificate()?.raw;
  const objection: unknown = reached.authorizationError;
  return {
    certificate,
    objection:
      certificate === undefined || objection === undefined || objection === null
        ? undefined
        : codeOf(objection),
  };
}

function acceptOne(listener: Server): Side {
  return new Promise((resolve) => {
    listener.once('secureConnection', (socket) => {
      socket.on('error', () => undefined);
      resolve(socket);
    });
    listener.once('tlsClientError', (failure) => {
      resolve({ failure });
    });
  });
}

function connected(socket: TLSSocket): Side {
  return new Promise((resolve) => {
    socket.once('secureConnect', () => {
      resolve(socket);
    });
    socket.on('error', (failure) => {
      resolve({ failure });
    });
    socket.once('close', () => {
      resolve({ failure: new Error('ECONNRESET') });
    });
  });
}

/** The stack’s own name for what happened; never its sentence, which may hold what a certificate says. */
function codeOf(failure: unknown): string {
  if (failure instanceof Error && 'code' in failure && typeof failure.code === 'string') return failure.code;
  return failure instanceof Error ? failure.message : String(failure);
}
