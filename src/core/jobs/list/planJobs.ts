import type { Entry } from '../../store/entry.js';
import { type JobSections, type JobValue, type JobValues, toSections } from '../jobValue.js';
import { type ServerToInstall, toReference } from './readServers.js';

/** What a person decides about all servers of a list. */
export interface ListPlan {
  /** One job for all of them, with this name; undefined: a job for each. */
  readonly name: string | undefined;
  /** What every server trusts of which the list does not say it. */
  readonly trusted: readonly Entry[];
}

/** A job that is to be written, and what its file is named after. */
export interface PlannedJob {
  readonly name: string;
  readonly job: JobSections;
  readonly servers: readonly ServerToInstall[];
}

export function planJobs(
  servers: readonly ServerToInstall[],
  { name, trusted }: ListPlan,
): readonly PlannedJob[] {
  const references = trusted.map(toReference);
  const whole = servers.map((server) => ({ ...server, values: withTrusted(server, references) }));
  if (name !== undefined) return [{ name, job: toOneJob(name, whole), servers }];
  return whole.map((server) => ({
    name: server.node,
    job: toOneJob(server.node, [server]),
    servers: [server],
  }));
}

function withTrusted({ key, values }: ServerToInstall, references: readonly JobSections[]): JobValues {
  const needs = key !== undefined && references.length > 0 && !values.has('trustedCertificates');
  return needs ? new Map([...values, ['trustedCertificates', references]]) : values;
}

/** What all servers have in common stands above, what differs below `overrides`. */
function toOneJob(name: string, servers: readonly Pick<ServerToInstall, 'values'>[]): JobSections {
  const [first, ...others] = servers.map(({ values }) => values);
  const isCommon = ([path, value]: readonly [string, JobValue]) =>
    others.every((values) => isEqual(values.get(path), value));
  const common = new Map([...(first ?? [])].filter(isCommon));
  const job = toSections(new Map([...common, ['metadata.name', name]]));
  if (others.length === 0) return job;
  const overrides = servers.map(({ values }) =>
    toSections(new Map([...values].filter(([path]) => !common.has(path)))),
  );
  return { ...job, overrides };
}

function isEqual(one: JobValue | undefined, other: JobValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
