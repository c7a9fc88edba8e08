import { NODE_HEADING } from '../base/nodeHeading.js';
import { CSV_SEPARATORS, readCsv } from '../base/readCsv.js';
import { sayCsvFault } from '../words/describeCsvFault.js';
import { type NameToWrite, parseAlternativeNames } from './alternativeName.js';
import { checkSubject } from './subject.js';

/** A node of a list. */
export interface ListedNode {
  readonly node: string;
  readonly names: readonly NameToWrite[];
}

/** Nodes of one list: as many as the largest installation that was heard of, and some minutes of sealing keys. */
export const MOST_NODES = 1_000;

/** Characters of one list: 200 for each node. */
const MOST_CHARACTERS = 200 * MOST_NODES;

/**
 * A list of nodes as text or CSV: one a line, its name first, then its host names and addresses, parted by commas,
 * semicolons or tabs, in quotation marks or without. `#` begins a remark; a first line whose first field is
 * `node` or `name` is a heading.
 * @returns the nodes in their order, or the first problem in a sentence with its line
 */
export function parseNodeList(
  text: string,
): { readonly nodes: readonly ListedNode[] } | { readonly problem: string } {
  if (text.length > MOST_CHARACTERS)
    return { problem: `The list has more than ${MOST_CHARACTERS} characters.` };
  const { faults, rows } = readCsv(text, CSV_SEPARATORS);
  const [fault] = faults;
  if (fault) {
    const line = text.slice(0, fault.span.start).split(/\r\n?|\n/).length;
    return { problem: `Line ${line}: ${sayCsvFault(fault)}` };
  }
  const nodes = new Map<string, ListedNode>();
  for (const row of rows) {
    const fields = row.fields.map((field) => field.text.trim());
    const [node = '', ...rest] = fields;
    const isEmpty = fields.every((field) => field === '') || node.startsWith('#');
    if (isEmpty || (nodes.size === 0 && NODE_HEADING.test(node))) continue;
    const where = `Line ${row.line}: `;
    const problem = checkSubject([{ keyword: 'CN', value: node }]);
    if (problem !== undefined) return { problem: where + problem };
    const key = node.toUpperCase();
    if (nodes.has(key)) return { problem: `${where}${node} stands in the list twice.` };
    const parsed = parseAlternativeNames(rest.join(' '));
    if ('problem' in parsed) return { problem: where + parsed.problem };
    nodes.set(key, { node, names: parsed.names });
    if (nodes.size > MOST_NODES) return { problem: `The list has more than ${MOST_NODES} nodes: split it.` };
  }
  return nodes.size > 0 ? { nodes: [...nodes.values()] } : { problem: 'The list names no node.' };
}
