import type { KnownCertificate } from '../../path/pool.js';
import type { Remark } from '../../findings/remark.js';
import { sayNodeTrustUnchecked, sayPeerTrustUnchecked } from '../../words/describeJobTrust.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachServer, type JobRule } from '../jobRule.js';
import type { Peer } from '../peers.js';

/** Trust must be mutual. What the job does not say of the other side, a person has to see to there. */
export const jobTrustUnchecked: JobRule = {
  code: 'job-trust-unchecked',
  severity: 'information',
  citation: 'Control Center 6.3.0, Certificate-based authentication',
  needsWhole: true,
  check: eachServer(async (server) => {
    const path = await server.path();
    const root = path?.end === 'self-signed' ? path.steps.at(-1)?.known : undefined;
    return server.peers.flatMap((peer) => checkPeer(peer, server, root));
  }),
};

function checkPeer(
  peer: Peer,
  { isBootstrap, keyCertificate, key }: InspectedServer,
  root: KnownCertificate | undefined,
): Remark[] {
  if (isBootstrap && peer.name === undefined) return [];
  const ofNode = peer.name === undefined ? (keyCertificate.ref?.span ?? peer.span) : peer.span;
  return [
    ...(key?.entry && peer.trusted.length === 0
      ? [{ span: ofNode, message: sayNodeTrustUnchecked(peer.name, key.entry.certificates[0], root) }]
      : []),
    ...(peer.presented.length === 0 ? [{ span: peer.span, message: sayPeerTrustUnchecked(peer.name) }] : []),
  ];
}
