import type { YamlField, YamlMapping, YamlNode } from '../../base/readYaml.js';
import { type Span, span } from '../../base/span.js';
import type { Remark } from '../../findings/remark.js';
import { needsUsualPorts, USUAL_PORTS } from '../jobValue.js';
import { type InspectedServer, type JobContext, toInspectedJob } from '../inspectedJob.js';
import type { JobRule } from '../jobRule.js';
import { toParsedJob } from '../parseJob.js';
import { jobAdminUser } from '../rules/adminUser.js';
import { jobAgentUrl } from '../rules/agentUrl.js';
import { jobDirectory } from '../rules/directory.js';
import { jobNameRepeated } from '../rules/nameRepeated.js';
import { jobPortRepeated } from '../rules/portRepeated.js';
import { jobSecretLiteral } from '../rules/secretLiteral.js';
import { jobShellCharacter } from '../rules/shellCharacter.js';
import { jobValueInvalid } from '../rules/valueInvalid.js';
import type { ListedServer, ListProblem } from './parseJobList.js';

/** The rules that speak of what stands in a cell, and the servers that they are for; what is missing may be written later. */
const RULES: readonly (readonly [rule: JobRule, isFor?: (server: InspectedServer) => boolean])[] = [
  [jobValueInvalid],
  [jobSecretLiteral],
  [jobNameRepeated],
  [jobPortRepeated],
  [jobShellCharacter],
  [jobAgentUrl],
  [jobAdminUser, ({ adminUser }) => adminUser !== undefined],
  [jobDirectory, ({ installDir }) => installDir !== undefined],
];

/** What the job’s own rules have against the values of a list, each at its cell, in the order of their places. */
export async function checkListed(
  servers: readonly ListedServer[],
  context: Omit<JobContext, 'entries'>,
): Promise<readonly ListProblem[]> {
  const job = toParsedJob(toRoot(servers), []);
  const inspected = toInspectedJob(job, { ...context, entries: [] });
  const remarks: Remark[] = [];
  for (const [rule, isFor = () => true] of RULES) {
    const found = await rule.check({ ...inspected, servers: inspected.servers.filter(isFor) });
    for (const remark of found) if ((remark.severity ?? rule.severity) === 'error') remarks.push(remark);
  }
  return remarks
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ message, span: place }) => ({ span: place, message, ...cellOf(place, servers) }));
}

/** The list as the job that it would be, with the places of the list. */
function toRoot(servers: readonly ListedServer[]): YamlMapping {
  const items = servers.map((server) => toMapping(server));
  const all = span(servers[0]?.span.start ?? 0, servers.at(-1)?.span.end ?? 0);
  const overrides: YamlNode = { type: 'sequence', items, span: all };
  return { type: 'mapping', fields: [{ key: 'overrides', keySpan: all, value: overrides }], span: all };
}

function toMapping({ fields, span: place }: ListedServer): YamlMapping {
  const sections = new Map<string, YamlField[]>();
  const own: YamlField[] = [];
  for (const [path, value] of [...fields, ...usualPorts(fields, place)]) {
    const [key = '', below] = path.split('.');
    if (below === undefined) own.push({ key, keySpan: value.span, value });
    else {
      const section = sections.get(key) ?? [];
      section.push({ key: below, keySpan: value.span, value });
      sections.set(key, section);
    }
  }
  for (const [key, below] of sections)
    own.push({ key, keySpan: place, value: { type: 'mapping', fields: below, span: place } });
  return { type: 'mapping', fields: own, span: place };
}

/** The ports that a server gets of which the list says none: wrong where they are is the machine that has them already. */
function usualPorts(fields: ListedServer['fields'], place: Span): readonly (readonly [string, YamlNode])[] {
  if (!needsUsualPorts(fields)) return [];
  const at = fields.get('node.host')?.span ?? place;
  return [...USUAL_PORTS].map(([path, port]) => [path, { type: 'text', text: `${port}`, span: at }]);
}

function cellOf(place: Span, servers: readonly ListedServer[]): Pick<ListProblem, 'line' | 'column'> {
  const server = servers.find(({ span: { end, start } }) => place.start >= start && place.end <= end);
  const [column] = [...(server?.fields ?? [])].find(([, value]) => value.span.start === place.start) ?? [];
  return { line: server?.line ?? 1, ...(column !== undefined && { column }) };
}
