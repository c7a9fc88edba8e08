import type { YamlNode } from '../../base/readYaml.js';
import type { Span } from '../../base/span.js';
import type { Entry } from '../../store/entry.js';
import { BOOTSTRAP_REFERENCE } from '../installJob.js';
import type { JobContext } from '../inspectedJob.js';
import {
  type JobSections,
  type JobValue,
  type JobValues,
  needsUsualPorts,
  toJobValue,
  USUAL_PORTS,
} from '../jobValue.js';
import { writeSecretName } from '../secretName.js';
import { checkListed } from './checkListed.js';
import { nodeAt } from './columns.js';
import { findForNode, findNamed } from './findInStore.js';
import { type ListedServer, type ListProblem, parseJobList } from './parseJobList.js';

/** A server as it goes into a job. */
export interface ServerToInstall {
  readonly node: string;
  readonly values: JobValues;
  /** Undefined where Director issues the certificate itself. */
  readonly key: Entry | undefined;
  /** Whether the list names the certificate itself, and it was not found by the node. */
  readonly isKeyNamed: boolean;
}

/** What is to be installed; with problems nothing is. */
export interface ServersToInstall {
  readonly servers: readonly ServerToInstall[];
  readonly problems: readonly ListProblem[];
}

/** A list → its servers with their certificates of the store, or every reason against it. */
export async function readServers(text: string, context: JobContext): Promise<ServersToInstall> {
  const list = parseJobList(text);
  const problems = [...list.problems, ...(await checkListed(list.servers, context))];
  const servers = list.servers.map((server) => toServer(server, context.entries, problems));
  return { servers, problems: problems.toSorted((a, b) => a.span.start - b.span.start) };
}

function toServer(
  { fields, line }: ListedServer,
  entries: readonly Entry[],
  problems: ListProblem[],
): ServerToInstall {
  const values = new Map<string, JobValue>();
  for (const [path, node] of fields) {
    const column = nodeAt(path);
    const value = column && toJobValue(node, column);
    if (value !== undefined) values.set(path, value);
  }
  const tell = (column: string, span: Span, message: string) =>
    problems.push({ line, column, span, message });
  const node = textOf(fields.get('node.name'));
  // What is wrong in itself is not looked for as well.
  const isWrong = problems.some((problem) => problem.line === line);
  const key = isWrong ? undefined : keyOf(fields, entries, tell);
  if (key) {
    values.set('keyCertificate.ref', key.name);
    const { label } = key.notes;
    if (label !== undefined && !values.has('keyCertificate.label')) values.set('keyCertificate.label', label);
    if (!values.has('keyCertificate.passphraseRef'))
      values.set('keyCertificate.passphraseRef', writeSecretName(node));
  }
  const trusted = fields.get('trustedCertificates');
  if (trusted?.type === 'sequence')
    values.set('trustedCertificates', trustedOf(trusted.items, entries, tell));
  if (needsUsualPorts(values)) for (const [path, port] of USUAL_PORTS) values.set(path, port);
  return { node, values, key, isKeyNamed: fields.has('keyCertificate.ref') };
}

type Tell = (column: string, span: Span, message: string) => void;

function keyOf(fields: ListedServer['fields'], entries: readonly Entry[], tell: Tell): Entry | undefined {
  const named = fields.get('keyCertificate.ref');
  if (textOf(named) === BOOTSTRAP_REFERENCE) return undefined;
  const node = fields.get('node.name');
  const asked = named ?? node;
  if (asked === undefined) return undefined;
  const found = named
    ? findNamed(textOf(named), 'keyCertificate', entries)
    : findForNode(textOf(node), entries);
  if ('entry' in found) return found.entry;
  tell(named ? 'keyCertificate.ref' : 'node.name', asked.span, found.problem);
  return undefined;
}

function trustedOf(
  items: readonly YamlNode[],
  entries: readonly Entry[],
  tell: Tell,
): readonly JobSections[] {
  return items.flatMap((item): readonly JobSections[] => {
    const ref = item.type === 'mapping' ? item.fields[0]?.value : undefined;
    const found = findNamed(textOf(ref), 'trustedCertificates', entries);
    if ('entry' in found) return [toReference(found.entry)];
    tell('trustedCertificates', item.span, found.problem);
    return [];
  });
}

function textOf(node: YamlNode | undefined): string {
  return node?.type === 'text' ? node.text : '';
}

/** How a job refers to an entry: by its name, with the label that it gets in Connect:Direct’s keystore. */
export function toReference({ name, notes: { label } }: Entry): JobSections {
  return { ref: name, ...(label !== undefined && { label }) };
}
