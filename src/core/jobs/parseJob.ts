import type { Fault } from '../base/fault.js';
import { readYaml, type YamlMapping, type YamlNode } from '../base/readYaml.js';
import { checkShape, kindOf, type Shape } from './checkShape.js';
import { FieldReader } from './fieldReader.js';
import type { JobKind } from './installJob.js';
import { mergeServer } from './mergeServer.js';
import {
  type Field,
  type ParsedReference,
  parseReferences,
  parseServer,
  type ParsedServer,
} from './parseServer.js';

/** Servers of one job: each is inspected by itself. A file as long as is read has room for some 300 that are written out. */
export const JOB_SERVERS = 500;

/** One server of a job. */
export interface JobServer extends ParsedServer {
  /** Its item of `overrides`; undefined where the job is for one server alone. */
  readonly override: YamlMapping | undefined;
  /** Its fields and the defaults as one: every value at the place that it came from. */
  readonly merged: YamlNode | undefined;
}

/** An install job as it stands in its file, with places, and with anything absent. */
export interface ParsedJob {
  readonly apiVersion: Field;
  readonly kind: Field;
  /** The kind that it is read as, whatever stands there. */
  readonly jobKind: JobKind;
  readonly metadata: { readonly name: Field };
  readonly director: {
    readonly version: Field;
    /** What Director presents, its own certificate first. */
    readonly certificates: readonly ParsedReference[];
    readonly trusted: readonly ParsedReference[];
  };
  /** At least one; those of `overrides` in their order where there are any, the first `JOB_SERVERS` of them. */

  readonly servers: readonly [JobServer, ...JobServer[]];
  /** Everything that stands there, known here or not. */
  readonly root: YamlNode | undefined;
  /** What is no YAML, in words of `readYaml`. */
  readonly faults: readonly Fault[];
  /** What stands there, held against the table of fields. */
  readonly shape: Shape;
}

/** The text of a job file → what it says, as far as it can be read. Never throws. */
export async function parseJob(text: string): Promise<ParsedJob> {
  const { root, faults } = await readYaml(text);
  return toParsedJob(root, faults);
}

/** The same of values that were read already, from whatever text has their places. */
export function toParsedJob(root: YamlNode | undefined, faults: readonly Fault[]): ParsedJob {
  const job = new FieldReader(root);
  const director = job.below('director');
  return {
    apiVersion: job.text('apiVersion'),
    kind: job.text('kind'),
    jobKind: kindOf(root),
    metadata: job.section('metadata', 'name'),
    director: {
      version: director.text('version'),
      certificates: parseReferences(director, 'certificates'),
      trusted: parseReferences(director, 'trusted'),
    },
    servers: parseServers(root),
    root,
    faults,
    shape: checkShape(root),
  };
}

function parseServers(root: YamlNode | undefined): ParsedJob['servers'] {
  const toServer = (merged: YamlNode | undefined, override?: YamlMapping): JobServer => ({
    ...parseServer(merged),
    merged,
    override,
  });
  const mapping = root?.type === 'mapping' ? root : undefined;
  const list = mapping?.fields.find(({ key }) => key === 'overrides')?.value;
  const items = list?.type === 'sequence' ? list.items.filter((item) => item.type === 'mapping') : [];
  const [first, ...others] = mapping
    ? items.slice(0, JOB_SERVERS).map((item) => toServer(mergeServer(mapping, item), item))
    : [];
  return first ? [first, ...others] : [toServer(root)];
}
