import type { Remark } from '../../findings/remark.js';
import { sayPeerUntrusted } from '../../words/describeJobTrust.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachPeer, type JobRule } from '../jobRule.js';
import { certificatesOf, type Peer } from '../peers.js';
import { proveTrust } from '../../validation/proveTrust.js';

/** The node ends the session where its trusted certificates do not lead to what Director or a partner presents. */
export const jobPeerUntrusted: JobRule = {
  code: 'job-peer-untrusted',
  severity: 'error',
  citation: 'Control Center 6.3.0, Certificate-based authentication; RFC 5280 section 6.1',
  check: eachPeer(checkPeer),
};

async function checkPeer(
  peer: Peer,
  { context, isBootstrap, trusted, window }: InspectedServer,
): Promise<Remark[]> {
  const presented = certificatesOf(peer.presented);
  const [leaf] = presented;
  const [place] = peer.presented;
  // A reference that leads nowhere has a rule of its own.
  if (!leaf || !place || [...peer.presented, ...trusted].some(({ entry }) => !entry)) return [];
  // The bundle of a bootstrap certificate brings Director’s own CA along.
  if (isBootstrap && peer.name === undefined) return [];
  const { path, reasons, verdict } = await proveTrust(leaf, presented, certificatesOf(trusted), {
    ...context,
    now: window.until,
  });
  if (verdict !== 'invalid') return [];
  return [{ span: place.ref.span, message: sayPeerUntrusted(peer.name, path, reasons) }];
}
