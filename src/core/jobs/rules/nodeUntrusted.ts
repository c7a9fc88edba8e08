import type { Remark } from '../../findings/remark.js';
import { isSelfSigned } from '../../path/isSelfSigned.js';
import { sayNodeUntrusted } from '../../words/describeJobTrust.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachPeer, type JobRule } from '../jobRule.js';
import { certificatesOf, type Peer } from '../peers.js';
import { proveTrust } from '../../validation/proveTrust.js';

/** Whoever calls the node ends the session where it does not trust the node’s certificate. */
export const jobNodeUntrusted: JobRule = {
  code: 'job-node-untrusted',
  severity: 'error',
  citation: 'Control Center 6.3.0, Certificate-based authentication; RFC 5280 section 6.1',
  check: eachPeer(checkPeer),
};

async function checkPeer(peer: Peer, { context, key, trusted, window }: InspectedServer): Promise<Remark[]> {
  const own = key?.entry?.certificates ?? [];
  const [leaf] = own;
  // A reference that leads nowhere has a rule of its own.
  if (!key || !leaf || peer.trusted.length === 0 || peer.trusted.some(({ entry }) => !entry)) return [];
  const presented = [...own, ...certificatesOf(trusted)];
  const { path, reasons, verdict } = await proveTrust(leaf, presented, certificatesOf(peer.trusted), {
    ...context,
    now: window.until,
  });
  if (verdict !== 'invalid') return [];
  // What the job’s own list names in vain may be just what is missing on the way up.
  const top = path.at(-1) ?? leaf;
  const isWhole = await isSelfSigned(top.certificate, context.verify);
  if (!isWhole && trusted.some(({ entry }) => !entry)) return [];
  return [
    { span: peer.trusted[0]?.ref.span ?? peer.span, message: sayNodeUntrusted(peer.name, path, reasons) },
  ];
}
