import { sayPortOfOther, sayPortRepeated } from '../../words/describeJobServer.js';
import type { InspectedServer } from '../inspectedJob.js';
import type { JobRemark, JobRule } from '../jobRule.js';
import type { Placed } from '../placed.js';

/** Two that listen on one port of one machine: the second does not start. */
export const jobPortRepeated: JobRule = {
  code: 'job-port-repeated',
  severity: 'error',
  isOfFile: true,
  citation: 'Connect:Direct 6.3.0, Control Center Director support',
  check: ({ servers }) => {
    const remarks: JobRemark[] = [];
    /** By machine and port: the node that has it. */
    const taken = new Map<string, InspectedServer>();
    for (const server of servers) {
      const own = new Map<string, string>();
      for (const [path, port] of portsOf(server)) {
        const host = server.node.host?.value.toLowerCase();
        const other = host === undefined ? undefined : taken.get(`${host} ${port.value}`);
        const first = own.get(port.value);
        if (first !== undefined)
          remarks.push({ span: port.span, message: sayPortRepeated(port.value, first) });
        else if (other)
          remarks.push({
            span: port.span,
            message: sayPortOfOther(port.value, other.node.name?.value ?? '', server.node.name?.value ?? ''),
            of: server,
          });
        own.set(port.value, path);
      }
      const host = server.node.host?.value.toLowerCase();
      if (host !== undefined) for (const port of own.keys()) taken.set(`${host} ${port}`, server);
    }
    return remarks.filter(isFirst);
  },
};

/** The job’s own ports are said once. */
function isFirst({ message, span }: JobRemark, at: number, remarks: readonly JobRemark[]): boolean {
  return remarks.findIndex((one) => one.span.start === span.start && one.message === message) === at;
}

function portsOf({ ports, windows }: InspectedServer): readonly (readonly [string, Placed])[] {
  const all = { 'ports.server': ports.server, 'ports.api': ports.api, 'ports.agent': ports.agent };
  const others = { 'ports.rpc': ports.rpc, 'windows.databasePort': windows.databasePort };
  return Object.entries({ ...all, ...others }).flatMap(([path, port]) =>
    port ? [[path, port] as const] : [],
  );
}
