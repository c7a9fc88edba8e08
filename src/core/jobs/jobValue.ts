import type { YamlNode } from '../base/readYaml.js';
import type { FieldNode } from './fields/fieldTree.js';
import { jobFields } from './fields/jobFields.js';

/** What stands in a field of a job that is to be written. */
export type JobValue = string | number | boolean | readonly JobValue[] | JobSections;

/** Fields in their sections. */
export interface JobSections {
  readonly [key: string]: JobValue;
}

/** Fields by their paths, as the table of fields has them: `ports.server`, a list as a whole. */
export type JobValues = ReadonlyMap<string, JobValue>;

/** Where nobody says otherwise: Connect:Direct's usual ports, so that they can be seen and changed. */
export const USUAL_PORTS: ReadonlyMap<string, number> = new Map([
  ['ports.server', 1364],
  ['ports.api', 1363],
  ['ports.agent', 1365],
]);

/** Whether a server says no port of its own. */
export function needsUsualPorts(fields: ReadonlyMap<string, unknown>): boolean {
  return ![...USUAL_PORTS.keys()].some((path) => fields.has(path));
}

/** Fields by their paths → the job in its sections, in the order of the table. What the table does not have is left out. */
export function toSections(values: JobValues): JobSections {
  const sections: Record<string, JobValue> = {};
  for (const { path } of jobFields) {
    const value = values.get(path);
    if (value === undefined) continue;
    const [key = '', below] = path.split('.');
    // No field stands deeper than in one section.
    sections[key] = below === undefined ? value : { ...(sections[key] as JobSections), [below]: value };
  }
  return sections;
}

/**
 * A value as it was read → as it is written: numbers and truth values as such where the field has them; of a list’s items
 * what the format has. Undefined where the value is empty or of another shape.
 */
export function toJobValue(node: YamlNode, { children, field }: FieldNode): JobValue | undefined {
  switch (node.type) {
    case 'text':
      if (node.text === '' || field === undefined || NOT_SINGLE.has(field.type)) return undefined;
      return toSingle(node.text, field.type);
    case 'sequence': {
      if (field?.type === 'texts')
        return node.items.flatMap((item) => (item.type === 'text' && item.text !== '' ? item.text : []));
      if (field?.type !== 'list') return undefined;
      return node.items.flatMap((item) => (item.type === 'mapping' ? toItem(item.fields, children) : []));
    }
    case 'mapping':
      return undefined;
  }
}

const NOT_SINGLE: ReadonlySet<string> = new Set(['section', 'list', 'texts']);

function toItem(
  fields: readonly { readonly key: string; readonly value: YamlNode }[],
  children: FieldNode['children'],
): JobSections {
  const known = fields.flatMap(({ key, value }) => {
    const child = children.get(key);
    const own = child && toJobValue(value, child);
    return own === undefined ? [] : [[key, own] as const];
  });
  return Object.fromEntries(known);
}

function toSingle(text: string, type: string): JobValue {
  if ((type === 'port' || type === 'days') && /^[1-9]\d{0,4}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
