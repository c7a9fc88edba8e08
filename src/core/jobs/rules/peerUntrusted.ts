import type { Remark } from '../../findings/remark.js';
import { proveTrust } from '../../validation/proveTrust.js';
import { sayPeerUntrusted } from '../../words/describeJobTrust.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachPeer, type JobRule } from '../jobRule.js';
import { areKnown, certificatesOf, type Peer } from '../peers.js';
import { toUntrusted } from '../untrusted.js';

/** The node ends the session where its trusted certificates do not lead to what Director or a partner presents. */
export const jobPeerUntrusted: JobRule = {
  code: 'job-peer-untrusted',
  severity: 'error',
  citation: 'Control Center 6.3.0, Certificate-based authentication; RFC 5280 section 6.1',
  needsWhole: true,
  check: eachPeer(checkPeer),
};

async function checkPeer(peer: Peer, server: InspectedServer): Promise<Remark[]> {
  const { ahead, context, isBootstrap, trusted } = server;
  const presented = certificatesOf(peer.presented);
  const [leaf] = presented;
  const [place] = peer.presented;
  if (!leaf || !place || !areKnown([...peer.presented, ...trusted])) return [];
  // The bundle of a bootstrap certificate brings Director’s own CA along.
  if (isBootstrap && peer.name === undefined) return [];
  const validation = await proveTrust(leaf, presented, certificatesOf(trusted), {
    ...context,
    now: ahead.until,
  });
  if (validation.verdict !== 'invalid') return [];
  const untrusted = toUntrusted(validation, server, [place, ...trusted]);
  return untrusted ? [{ span: place.ref.span, message: sayPeerUntrusted(peer.name, untrusted) }] : [];
}
