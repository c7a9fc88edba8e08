import { isWithin } from '../../base/span.js';
import type { Remark } from '../../findings/remark.js';
import { sayNameRepeated } from '../../words/describeJobServer.js';
import type { InspectedServer } from '../inspectedJob.js';
import type { JobRule } from '../jobRule.js';

/** Servers of one job with one name: they would be one bundle, and one node to everybody who calls them. */
export const jobNameRepeated: JobRule = {
  code: 'job-name-repeated',
  severity: 'error',
  isOfFile: true,
  citation: 'Control Center fix list, Overrides for Individual Servers (CC-4072)',
  check: ({ servers }) => [
    ...repeated(servers, 'node.name', ({ node }) => node.name),
    ...repeated(servers, 'server.alias', ({ server }) => server.alias),
  ],
};

function repeated(
  servers: readonly InspectedServer[],
  path: string,
  read: (server: InspectedServer) => { readonly value: string; readonly span: Remark['span'] } | undefined,
): Remark[] {
  const taken = new Set<string>();
  return servers.flatMap((server) => {
    const name = read(server);
    if (!name) return [];
    const id = name.value.toLowerCase();
    const isTaken = taken.has(id);
    taken.add(id);
    if (!isTaken) return [];
    // Where it is the job’s own, the server lacks one.
    const { override } = server;
    const isOwn = override && isWithin(name.span, override.span);
    const span = isOwn ? name.span : (override?.fields[0]?.keySpan ?? name.span);
    return [{ span, message: sayNameRepeated(path, name.value) }];
  });
}
