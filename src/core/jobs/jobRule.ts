import type { Finding } from '../findings/finding.js';
import type { Remark } from '../findings/remark.js';
import type { InspectedJob, InspectedServer } from './inspectedJob.js';
import type { Peer } from './peers.js';
import type { JobKind } from './installJob.js';

/** What a rule of jobs says. */
export interface JobRemark extends Remark {
  /** The server that it speaks of, where its place does not tell: a field of all may be wrong for one of them alone. */
  readonly of?: InspectedServer;
}

type Remarks = Iterable<JobRemark> | Promise<Iterable<JobRemark>>;

/** One thing that can be wrong with an install job. */
export interface JobRule {
  /** The findings' code: kebab-case, and never used for anything else. */
  readonly code: string;
  /** Of its findings, where they do not say otherwise. */
  readonly severity: Finding['severity'];
  /** What makes it a rule; the explanation in media/findings.md cites the same. */
  readonly citation: string;
  /** Where it is for jobs of one kind alone. */
  readonly of?: JobKind;
  /** Whether it speaks of what is missing: broken YAML may hide that it is there. */
  readonly needsWhole?: true;
  /** Whether it is asked only where no other rule has found an error: it would say the same once more. */
  readonly needsSound?: true;
  /** Whether it looks at the whole file, or at all its servers together; the others look at each server by itself. */
  readonly isOfFile?: true;
  check(inspected: InspectedJob): Remarks;
}

/** A check of each server by itself. What all of them say of the job’s own fields is said once. */
export function eachServer(check: (server: InspectedServer) => Remarks): JobRule['check'] {
  return async ({ servers }) => {
    const remarks: Remark[] = [];
    const said = new Set<string>();
    for (const server of servers) {
      if (server.context.signal?.aborted === true) break;
      for (const remark of await check(server)) {
        const key = `${remark.span.start} ${remark.message}`;
        if (!said.has(key)) remarks.push(remark);
        said.add(key);
      }
    }
    return remarks;
  };
}

/** A check of each server with each of those that it meets: Director, and the partners that the job names. */
export function eachPeer(
  check: (peer: Peer, server: InspectedServer) => Promise<Iterable<Remark>>,
): JobRule['check'] {
  return eachServer(async (server) => {
    const remarks: Remark[] = [];
    for (const peer of server.peers) remarks.push(...(await check(peer, server)));
    return remarks;
  });
}
