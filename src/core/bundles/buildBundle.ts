import type { Finding } from '../findings/finding.js';
import { inspectJob, inspectServers } from '../jobs/inspectJob.js';
import { type JobContext, toInspectedJob, type InspectedServer } from '../jobs/inspectedJob.js';
import { parseJob } from '../jobs/parseJob.js';
import type { Bundle, BundleFile, Target } from './bundle.js';
import { writeFileName } from './doors/writeFileName.js';
import { type FleetServer, writeFleet } from './fleet/writeFleet.js';
import { finishBundle, inOrder, writeManifest } from './manifest.js';
import type { Refusal } from './refusal.js';
import { Values } from './values.js';
import { writeServer } from './writeServer.js';

/** What became of a job. `findings` are those of its checks, whatever became of it. */
export type Building =
  | { readonly bundle: Bundle; readonly findings: readonly Finding[] }
  /** The checks have errors, or nothing could be inspected. */
  | {
      readonly bundle: undefined;
      readonly findings: readonly Finding[];
      readonly refusals: readonly Refusal[];
    };

/**
 * An install job → its bundle: one folder for each server, and each with a list of sums. There is none where the job’s
 * checks have errors, or where a value cannot be written. Nothing is issued and nothing sealed.
 * @param target what the bundle is for; without one, each server’s own platform
 * @param only the index of the server that it is built for; all of them without it
 */
export async function buildBundle(
  text: string,
  known: JobContext,
  target: Target | undefined,
  only?: number,
): Promise<Building> {
  // What cannot be written is told by the building itself.
  const context = { ...known, bundleRefusals: () => Promise.resolve([]) };
  const all = toInspectedJob(await parseJob(text), context).servers;
  // The job may have lost servers since it was asked about.
  const asked = only === undefined ? undefined : all[only];
  const findings =
    asked === undefined
      ? await inspectJob(text, context)
      : (await inspectServers(text, context, only)).flatMap((one) => one.findings);
  if (findings.some(({ severity }) => severity === 'error'))
    return { bundle: undefined, findings, refusals: [] };
  const servers = asked === undefined ? all : [asked];
  const written: FleetServer[] = [];
  const taken: string[] = [];
  for (const server of servers) {
    const folder = writeFileName(server.node.name?.value ?? 'server', taken);
    taken.push(folder);
    const one = { server, folder, values: new Values(server) };
    written.push({ one, written: await writeServer(one, target) });
  }
  const shared = target === 'fleet' ? await writeFleet(written.filter(isMeant)) : [];
  const refusals = distinct(written.flatMap(({ one }) => one.values.refusals));
  if (refusals.length > 0) return { bundle: undefined, findings, refusals };
  const files = [...shared, ...written.flatMap(toFolder)];
  return { bundle: finishBundle(target ?? platformsOf(servers), taken, files), findings };
}

/** The files of a server in their folder, with a list of sums of their own: the folder travels by itself. */
function toFolder({ one: { folder }, written }: FleetServer): readonly BundleFile[] {
  const own = inOrder(written.files);
  return [...own, writeManifest(own)].map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}

function platformsOf(servers: readonly InspectedServer[]): Bundle['target'] {
  const platforms = new Set(servers.map(({ target }) => target.platform?.value));
  const [only] = platforms;
  return platforms.size === 1 && (only === 'unix' || only === 'windows' || only === 'container')
    ? only
    : 'mixed';
}

/** Whether the target is for the server at all: otherwise it need not have what that asks for. */
function isMeant({ one }: FleetServer): boolean {
  return !one.values.refusals.some(({ reason }) => reason === 'platform' || reason === 'replacement');
}

/** A default that cannot be written is said once, however many servers have it. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  const said = new Map(
    refusals.map((refusal) => [JSON.stringify([refusal.reason, refusal.field, refusal.span]), refusal]),
  );
  return [...said.values()];
}
