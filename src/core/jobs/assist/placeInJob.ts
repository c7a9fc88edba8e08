import { span, type Span } from '../../base/span.js';
import { type FieldNode, fieldTrees } from '../fields/fieldTree.js';
import { type JobKind, toJobKind } from '../installJob.js';

/** Where in a job's text somebody is typing or pointing. */
export interface JobPlace {
  /** Whether a key is meant or a value. */
  readonly part: 'key' | 'value';
  /** The kind of the job. */
  readonly kind: JobKind;
  /** Of a value its field; of a key the section that it stands in. */
  readonly node: FieldNode;
  /** The keys above it, and of a value its own, without the items of lists. */
  readonly path: readonly string[];
  /** What stands there already: UTF-16 code units of the text; of a value with its quotes. */
  readonly span: Span;
  /** The column at which the key stands, or that of the value’s key. */
  readonly column: number;
  /** The keys beside it in its section. */
  readonly beside: ReadonlySet<string>;
}

/** A line as indentation makes it: `    - key: value # comment`. */
interface Line {
  readonly start: number;
  readonly text: string;
  /** The columns of the dashes that begin items of lists. */
  readonly dashes: readonly number[];
  /** Where the key or the item begins. */
  readonly column: number;
  /** undefined where the line has none yet. */
  readonly key: string | undefined;
  /** The column behind the colon. */
  readonly after: number;
}

/**
 * What stands, or may stand, at an offset of a job’s text. It goes by lines and their indentation, since what is being
 * typed is no YAML yet; a job written in braces, or lines within a quoted text, are told nothing about.
 */
export function placeInJob(text: string, offset: number): JobPlace | undefined {
  const lines = splitLines(text);
  const at = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[at];
  if (line === undefined) return undefined;
  const column = offset - line.start;
  if (column < line.column && line.text.trim() !== '') return undefined;
  const comment = commentColumn(line.text);
  if (column > comment) return undefined;
  const above = keysAbove(lines, at, column);
  const kind = kindOf(lines);
  if (line.key !== undefined && column >= line.after) {
    const node = nodeAt([...above, line.key], kind);
    return (
      node &&
      valuePlace(line, { kind, node, path: [...above, line.key], beside: besideOf(lines, at) }, comment)
    );
  }
  const node = nodeAt(above, kind);
  if (node === undefined) return undefined;
  // An item of a list of texts is a value of its list.
  if (node.field?.type === 'texts')
    return valuePlace(
      { ...line, after: line.column },
      { kind, node, path: above, beside: new Set() },
      comment,
    );
  if (node.children.size === 0) return undefined;
  const end = line.key === undefined ? line.text.trimEnd().length : line.column + line.key.length;
  const start = Math.min(line.column, column);
  return {
    part: 'key',
    kind,
    node,
    path: above,
    span: span(line.start + start, line.start + Math.max(end, column)),
    column: start,
    beside: besideOf(lines, at),
  };
}

function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const line of text.slice(start).split('\n')) {
    lines.push(readLine(line.replace(/\r$/, ''), start));
    start += line.length + 1;
  }
  return lines;
}

function readLine(text: string, start: number): Line {
  const [lead = ''] = /^ *(?:-(?: +|$))*/.exec(text) ?? [];
  const dashes = Array.from(lead.matchAll(/-/g), ({ index }) => index);
  const [, key, colon = ''] = /^([A-Za-z][\w-]*)(\s*:(?=\s|$))/.exec(text.slice(lead.length)) ?? [];
  const after = key === undefined ? text.length : lead.length + key.length + colon.length;
  return { start, text, dashes, column: lead.length, key, after };
}

/** Where the comment of a line begins, its `#`; the line’s length where it has none. */
function commentColumn(text: string): number {
  let quote = '';
  for (let column = 0; column < text.length; column++) {
    const character = text[column] ?? '';
    if (quote !== '') {
      if (character === '\\' && quote === '"') column++;
      else if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /[\s:[{,-]/.test(text[column - 1] ?? ' '))
      quote = character;
    else if (character === '#' && /\s/.test(text[column - 1] ?? ' ')) return column;
  }
  return text.length;
}

/** The keys that a line stands below, the outermost first. */
function keysAbove(lines: readonly Line[], at: number, cursor: number): readonly string[] {
  const keys: string[] = [];
  const own = lines[at];
  if (own === undefined) return keys;
  // An empty line is as deep as the cursor stands in it.
  const isEmpty = own.text.trim() === '';
  let limit = limitOf(own, isEmpty ? cursor : own.column);
  for (let index = at - 1; index >= 0 && limit > 0; index--) {
    const line = lines[index];
    if (line === undefined || isBlank(line)) continue;
    if (line.key !== undefined && line.column < limit) {
      keys.unshift(line.key);
      limit = limitOf(line, line.column);
    } else if (line.dashes.length > 0 && line.column === limit) limit = limitOf(line, limit);
  }
  return keys;
}

/** What stands above a line begins left of this column: a list may begin where its key does. */
function limitOf({ dashes }: Line, column: number): number {
  const [first] = dashes;
  return first === undefined ? column : first + 1;
}

function isBlank({ text }: Line): boolean {
  return /^\s*(?:#|$)/.test(text);
}

/** The keys of the section that a line stands in, its own left out. */
function besideOf(lines: readonly Line[], at: number): ReadonlySet<string> {
  const own = lines[at];
  const keys = new Set<string>();
  if (own === undefined) return keys;
  const gather = (step: 1 | -1) => {
    for (let index = at + step; index >= 0 && index < lines.length; index += step) {
      const line = lines[index];
      if (line === undefined || isBlank(line)) continue;
      const isItem = line.dashes.length > 0;
      if (line.column < own.column || (step === 1 && isItem && line.column <= own.column)) return;
      if (line.column === own.column && line.key !== undefined) keys.add(line.key);
      if (step === -1 && isItem && line.column === own.column) return;
    }
  };
  if (own.dashes.length === 0) gather(-1);
  gather(1);
  return keys;
}

function kindOf(lines: readonly Line[]): JobKind {
  const line = lines.find(({ column, key }) => key === 'kind' && column === 0);
  const value = line?.text.slice(line.after, commentColumn(line.text)).trim();
  return toJobKind(value?.replace(/^(["'])(.*)\1$/, '$2'));
}

function nodeAt(path: readonly string[], kind: JobKind): FieldNode | undefined {
  return path.reduce<FieldNode | undefined>((node, key) => node?.children.get(key), fieldTrees[kind]);
}

function valuePlace(
  { after, column, start, text }: Line,
  place: Pick<JobPlace, 'kind' | 'node' | 'path' | 'beside'>,
  comment: number,
): JobPlace {
  const written = text.slice(after, comment);
  const value = written.trim();
  const from = after + (value === '' ? Math.min(1, written.length) : written.indexOf(value));
  return {
    ...place,
    part: 'value',
    span: span(start + from, start + from + value.length),
    column,
  };
}
