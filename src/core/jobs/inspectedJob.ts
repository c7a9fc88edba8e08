import type { Remark } from '../findings/remark.js';
import { type Probe, type ProbeKey, probeKey } from '../keys/probeKey.js';
import type { Path } from '../path/buildPath.js';
import type { VerifyLink } from '../path/verifyLink.js';
import type { Entry } from '../store/entry.js';
import { BOOTSTRAP_REFERENCE, REPLACEMENT_KIND } from './installJob.js';
import { type InstallWindow, installWindow, restOf } from './installWindow.js';
import type { JobServer, ParsedJob } from './parseJob.js';
import { type Peer, toPeers } from './peers.js';
import { buildTrustedPath } from './buildTrustedPath.js';
import { Resolver } from './resolver.js';
import { keyRoleIn, type ResolvedReference } from './resolveReference.js';

/** What is known beside the job itself. */
export interface JobContext {
  /** Every entry of the store. */
  readonly entries: readonly Entry[];
  /** The time, in milliseconds. */
  readonly now: number;
  /** Remembers its verdicts where it is given to many inspections. */
  readonly verify: VerifyLink;
  readonly signal?: AbortSignal;
  /** Days before its end from which on a certificate is said to expire soon; 30 where nothing is said. */
  readonly expiringDays?: number;
  /** A secret by the name that a job gives; undefined where nobody has it. Absent: secrets are not asked for at all. */
  readonly secret?: (name: string) => Promise<string | undefined>;
  /** Opens keys, where it is remembered how that ended. */
  readonly probe?: ProbeKey;
  /** What keeps the bundle of a server from being written; absent: that is not asked. */
  readonly bundleRefusals?: (server: InspectedServer) => Promise<readonly Remark[]>;
}

/** One server of a job as the rules see it. */
export interface InspectedServer extends JobServer {
  readonly job: ParsedJob;
  readonly context: JobContext;
  /** Whether Director issues the key certificate itself. */
  readonly isBootstrap: boolean;
  /** What `keyCertificate.ref` names; undefined where it names none, and where Director issues the certificate itself. */
  readonly key: ResolvedReference | undefined;
  /** Whether a bootstrap certificate is replaced on a server that is installed. */
  readonly isReplacement: boolean;
  /** What `bootstrap.ref` names, where one is replaced: the certificate that the node has now. */
  readonly replaced: ResolvedReference | undefined;
  /** What `trustedCertificates` names. */
  readonly trusted: readonly ResolvedReference[];
  /** Director first, then the partners. */
  readonly peers: readonly Peer[];
  /** When it is installed, as the job says. */
  readonly window: InstallWindow;
  /** What of that still lies ahead: the time that everything is checked for. */
  readonly ahead: InstallWindow;
  /**
   * From the key certificate upward through nothing but the server's own trusted certificates; undefined where the key
   * certificate is not known. Searched once.
   */
  readonly path: () => Promise<Path> | undefined;
  /**
   * What became of opening the private key with its passphrase; undefined where there is no sealed key, or nothing opens
   * keys here. Opened once.
   */
  readonly opening: () => Promise<Probe> | undefined;
}

/** A job as the rules see it. */
export interface InspectedJob {
  readonly job: ParsedJob;
  readonly context: JobContext;
  readonly servers: readonly InspectedServer[];
}

export function toInspectedJob(job: ParsedJob, context: JobContext): InspectedJob {
  // Many servers may have one key certificate, and opening costs time on purpose.
  const openings = new Map<string, Promise<Probe>>();
  const resolver = new Resolver(context.entries);
  const servers = job.servers.map((server) => toInspectedServer(server, job, context, resolver, openings));
  return { job, context, servers };
}

function toInspectedServer(
  server: JobServer,
  job: ParsedJob,
  context: JobContext,
  resolver: Resolver,
  openings: Map<string, Promise<Probe>>,
): InspectedServer {
  const { ref, passphraseRef } = server.keyCertificate;
  const isReplacement = job.jobKind === REPLACEMENT_KIND;
  const isBootstrap = !isReplacement && ref?.value === BOOTSTRAP_REFERENCE;
  const [key] = isBootstrap ? [] : resolver.list([server.keyCertificate], keyRoleIn(job.jobKind));
  const [replaced] = isReplacement ? resolver.list([server.bootstrap], 'bootstrap') : [];
  const trusted = resolver.list(server.trustedCertificates, 'trustedCertificates');
  const window = installWindow(server.schedule, context.now);
  let path: Promise<Path> | undefined;
  return {
    ...server,
    job,
    context,
    isBootstrap,
    key,
    isReplacement,
    replaced,
    trusted,
    peers: toPeers(server, job, resolver),
    window,
    ahead: restOf(window, context.now),
    path: () => {
      const leaf = key?.entry?.certificates[0];
      if (leaf) path ??= buildTrustedPath(leaf, trusted, context);
      return path;
    },
    opening: () => {
      const { entry } = key ?? {};
      if (!entry?.key?.encryption || context.secret === undefined) return undefined;
      const name = passphraseRef?.value;
      const id = JSON.stringify([entry.name, name]);
      const opening = openings.get(id) ?? open(entry.key, name, context);
      openings.set(id, opening);
      return opening;
    },
  };
}

async function open(
  key: NonNullable<Entry['key']>,
  name: string | undefined,
  { probe = probeKey, secret, signal }: JobContext,
): Promise<Probe> {
  const passphrase = name === undefined ? undefined : await secret?.(name);
  return probe(key, passphrase, { signal });
}
