import { NODE_HEADING } from '../../base/nodeHeading.js';
import { type FieldNode, fieldsOf, fieldTrees } from '../fields/fieldTree.js';
import type { JobField } from '../fields/jobField.js';
import { JOB_KIND } from '../installJob.js';

/** A field of the job that a list has a column for. */
export interface ListColumn {
  readonly path: string;
  readonly node: FieldNode;
}

/** What parts several values in one cell. */
export const CELL_SEPARATOR = '|';

/** The columns that a list may have, by their names in lower case: the table’s fields of a server, as they are called there. */
export const listColumns: ReadonlyMap<string, ListColumn> = new Map(
  fieldsOf(JOB_KIND).flatMap((field) => {
    const node = nodeAt(field.path);
    return node !== undefined && isColumn(field, node)
      ? [[field.path.toLowerCase(), { path: field.path, node }] as const]
      : [];
  }),
);

/** The column that a heading names; upper and lower case do not count. */
export function columnOf(heading: string): ListColumn | undefined {
  return listColumns.get(NODE_HEADING.test(heading) ? 'node.name' : heading.toLowerCase());
}

/** The place of a field in the tree; undefined below a list. */
export function nodeAt(path: string): FieldNode | undefined {
  return path
    .split('.')
    .reduce<FieldNode | undefined>((node, step) => node?.children.get(step), fieldTrees[JOB_KIND]);
}

/** One value, several texts, or references alone: what has fields of its own goes into no cell. */
function isColumn({ path, scope, type }: JobField, { children }: FieldNode): boolean {
  if (scope !== 'server' || path.includes('[]') || type === 'section') return false;
  return type !== 'list' || children.has('ref');
}
