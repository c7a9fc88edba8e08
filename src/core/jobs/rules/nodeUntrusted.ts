import type { Remark } from '../../findings/remark.js';
import { isSelfSigned } from '../../path/isSelfSigned.js';
import { proveTrust } from '../../validation/proveTrust.js';
import { sayNodeUntrusted } from '../../words/describeJobTrust.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachPeer, type JobRule } from '../jobRule.js';
import { areKnown, certificatesOf, type Peer } from '../peers.js';
import { toUntrusted } from '../untrusted.js';

/** Whoever calls the node ends the session where it does not trust the node’s certificate. */
export const jobNodeUntrusted: JobRule = {
  code: 'job-node-untrusted',
  severity: 'error',
  citation: 'Control Center 6.3.0, Certificate-based authentication; RFC 5280 section 6.1',
  needsWhole: true,
  check: eachPeer(checkPeer),
};

async function checkPeer(peer: Peer, server: InspectedServer): Promise<Remark[]> {
  const { ahead, context, key, trusted } = server;
  const own = key?.entry?.certificates ?? [];
  const [leaf] = own;
  const [place] = peer.trusted;
  if (!key || !leaf || !place || !areKnown(peer.trusted)) return [];
  const presented = [...own, ...certificatesOf(trusted)];
  const validation = await proveTrust(leaf, presented, certificatesOf(peer.trusted), {
    ...context,
    now: ahead.until,
  });
  if (validation.verdict !== 'invalid') return [];
  // What the job’s own list names in vain may be just what is missing on the way up.
  const top = validation.path.at(-1) ?? leaf;
  const isWhole = await isSelfSigned(top.certificate, context.verify);
  if (!isWhole && !areKnown(trusted)) return [];
  const untrusted = toUntrusted(validation, server, [key, ...trusted]);
  return untrusted ? [{ span: place.ref.span, message: sayNodeUntrusted(peer.name, untrusted) }] : [];
}
