import type { Remark } from '../findings/remark.js';
import type { InspectedServer } from '../jobs/inspectedJob.js';
import { sayBundleRefused } from '../words/describeRefusal.js';
import { Values } from './values.js';
import { writeServer } from './writeServer.js';

/**
 * What keeps the bundle of a server from being written: for its own platform, and for Director where that issues the key
 * certificate. A replacement has no other bundle; an install job may be meant for Director, which asks for less.
 */
export async function refusalsOf(server: InspectedServer): Promise<readonly Remark[]> {
  const target = server.isBootstrap ? 'director' : undefined;
  const values = new Values(server);
  await writeServer({ server, folder: 'server', values }, target);
  const platform = target ?? server.target.platform?.value ?? '';
  return values.refusals.map((refusal) => ({
    span: refusal.span,
    message: sayBundleRefused(platform, refusal),
    ...(!server.isReplacement && { severity: refusal.reason === 'missing' ? 'information' : 'warning' }),
  }));
}
