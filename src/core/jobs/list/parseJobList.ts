import { CSV_SEPARATORS, type CsvField, type CsvRow, readCsv } from '../../base/readCsv.js';
import { YAML_CHARACTERS, type YamlNode } from '../../base/readYaml.js';
import { span, type Span } from '../../base/span.js';
import { sayCsvFault } from '../../words/describeCsvFault.js';
import * as words from '../../words/describeJobList.js';
import { nearestName } from '../nearestName.js';
import { JOB_SERVERS } from '../parseJob.js';
import { CELL_SEPARATOR, columnOf, type ListColumn, listColumns, nodeAt } from './columns.js';

/** Servers of one list: as many as one job is read for. */
export const LIST_SERVERS = JOB_SERVERS;

/** Characters of one list: as many as a job has that says the same. */
export const LIST_CHARACTERS = YAML_CHARACTERS;

/** A list says this of every server; the rest can be found in the store, or written later. */
const REQUIRED = ['node.name', 'target.platform'];

/** Why nothing is made of a list. */
export interface ListProblem {
  readonly span: Span;
  /** The line of the list, counted from 1. */
  readonly line: number;
  /** The heading of the cell; undefined where the line as a whole is meant. */
  readonly column?: string;
  readonly message: string;
}

/** A server of a list: what its line says, each value at its place. Cells without a value are left out. */
export interface ListedServer {
  readonly line: number;
  readonly span: Span;
  /** By the paths of the fields. */
  readonly fields: ReadonlyMap<string, YamlNode>;
}

/** The servers in their order; with problems, in the order of their places, nothing is to be made of them. */
export interface JobList {
  readonly servers: readonly ListedServer[];
  readonly problems: readonly ListProblem[];
}

/**
 * A list of servers as CSV: the first line names fields of the install job, each line below is a server. What parts the
 * fields is what the first line has. A line that is empty is passed over, and so is a remark: `#` and a blank.
 */
export function parseJobList(text: string): JobList {
  if (text.length > LIST_CHARACTERS)
    return failed({ span: span(0, 0), line: 1, message: words.sayListTooLong(LIST_CHARACTERS) });
  const { faults, rows } = readCsv(text, separatorOf(text));
  const lineOf = (at: number) => text.slice(0, at).split(/\r\n?|\n/).length;
  if (faults.length > 0)
    return failed(
      ...faults.map((fault) => ({
        span: fault.span,
        line: lineOf(fault.span.start),
        message: sayCsvFault(fault),
      })),
    );
  const [head, ...lines] = rows.filter((row) => !isRemark(row));
  if (head === undefined) return failed({ span: span(0, 0), line: 1, message: words.sayListEmpty() });
  const { columns, problems } = readHead(head);
  if (problems.length > 0) return { servers: [], problems };
  if (lines.length === 0)
    return failed({ span: spanOf(head), line: head.line, message: words.sayListEmpty() });
  const [beyond] = lines.slice(LIST_SERVERS);
  if (beyond)
    return failed({ span: spanOf(beyond), line: beyond.line, message: words.sayListTooMany(LIST_SERVERS) });
  const read = lines.map((row) => readServer(row, columns));
  return {
    servers: read.map(({ server }) => server),
    problems: read.flatMap((one) => one.problems),
  };
}

const failed = (...problems: readonly ListProblem[]): JobList => ({ servers: [], problems });

/** No field’s name holds a separator, so that the first one in the line of names is the one that is meant. */
function separatorOf(text: string): string {
  const names = text.split(/\r\n?|\n/).find((line) => !/^\ufeff?\s*(#.*)?$/.test(line)) ?? '';
  return Array.from(names).find((character) => CSV_SEPARATORS.includes(character)) ?? ',';
}

/** An empty line as well. */
function isRemark({ fields }: CsvRow): boolean {
  const [first] = fields;
  return fields.every(({ text }) => text === '') || (!first.isQuoted && /^#(\s|$)/.test(first.text));
}

function spanOf({ fields }: CsvRow): Span {
  return span(fields[0].span.start, fields.at(-1)?.span.end ?? fields[0].span.end);
}

/** A column, or the heading of one that has none. */
type Column = ListColumn | undefined;

function readHead(head: CsvRow): { columns: readonly Column[]; problems: readonly ListProblem[] } {
  const seen = new Set<string>();
  const problems: ListProblem[] = [];
  const columns = head.fields.map(({ span: place, text }): Column => {
    const column = columnOf(text);
    const message =
      column === undefined
        ? whyNoColumn(text)
        : seen.has(column.path)
          ? words.sayColumnRepeated(column.path)
          : undefined;
    if (message !== undefined) problems.push({ span: place, line: head.line, column: text, message });
    if (column) seen.add(column.path);
    return column;
  });
  for (const path of REQUIRED)
    if (!seen.has(path))
      problems.push({ span: spanOf(head), line: head.line, message: words.sayColumnMissing(path) });
  return { columns, problems };
}

/** Undefined where there is nothing: spreadsheets write empty columns behind the last one. */
function whyNoColumn(heading: string): string | undefined {
  if (heading === '') return undefined;
  const field = nodeAt(heading.replaceAll('[]', ''))?.field;
  if (field?.scope === 'job') return words.sayColumnOfJob();
  if (field !== undefined) return words.sayColumnNoCell();
  return words.sayColumnUnknown(
    nearestName(
      heading,
      [...listColumns.values()].map(({ path }) => path),
    ),
  );
}

function readServer(
  row: CsvRow,
  columns: readonly Column[],
): { server: ListedServer; problems: readonly ListProblem[] } {
  const { line } = row;
  const problems: ListProblem[] = [];
  const fields = new Map<string, YamlNode>();
  const [first] = row.fields;
  if (!first.isQuoted && first.text.startsWith('#'))
    problems.push({ span: first.span, line, message: words.sayRemarkOrNode() });
  for (const [index, cell] of row.fields.entries()) {
    if (cell.text === '') continue;
    const column = columns[index];
    if (column) fields.set(column.path, toNode(cell, column));
    else if (index < columns.length)
      problems.push({ span: cell.span, line, message: words.sayColumnUnnamed() });
    else problems.push({ span: cell.span, line, message: words.sayCellsTooMany(columns.length) });
  }
  for (const path of REQUIRED)
    if (!fields.has(path)) {
      const at = columns.findIndex((column) => column?.path === path);
      const place = row.fields[at]?.span ?? spanOf(row);
      problems.push({ span: place, line, column: path, message: words.sayCellMissing() });
    }
  return { server: { line, span: spanOf(row), fields }, problems };
}

/** The cell as it would be read out of a job. All values of a list have the place of their cell. */
function toNode({ span: place, text }: CsvField, { node: { field } }: ListColumn): YamlNode {
  if (field?.type !== 'list' && field?.type !== 'texts') return { type: 'text', text, span: place };
  const items = text
    .split(CELL_SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): YamlNode => {
      const own: YamlNode = { type: 'text', text: part, span: place };
      if (field.type === 'texts') return own;
      return { type: 'mapping', fields: [{ key: 'ref', keySpan: place, value: own }], span: place };
    });
  return { type: 'sequence', items, span: place };
}
