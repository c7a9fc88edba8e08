import { lineEndOf, type TextEdit } from '../../base/textEdit.js';
import { span } from '../../base/span.js';
import type { YamlField, YamlMapping, YamlNode, YamlSequence } from '../../base/readYaml.js';
import { writeScalar } from '../../base/writeScalar.js';

/** What is to stand in a job and does not yet: a text, fields in their order, or a list. */
export type NewValue =
  | string
  | { readonly fields: readonly (readonly [key: string, value: NewValue])[] }
  | { readonly items: readonly NewValue[] };

/** Whether it is written with braces or brackets. */
export function isFlow(text: string, node: YamlNode): boolean {
  return text[node.span.start] === '{' || text[node.span.start] === '[';
}

/** A new field at the end of a section, in the section’s own style; undefined where there is no place for it. */
export function insertField(
  text: string,
  section: YamlMapping,
  key: string,
  value: NewValue,
): TextEdit | undefined {
  const last = section.fields.at(-1);
  if (isFlow(text, section))
    return insertInFlow(text, section, last?.value.span.end, `${key}: ${writeFlow(value)}`);
  if (last === undefined) return undefined;
  const column = columnOf(text, last.keySpan.start);
  return insertLines(text, endOf(text, last.value, last.keySpan.end), column, [
    ...writeBlockField(key, value, ''),
  ]);
}

/** A new item at the end of a list, in the style of the items before it. */
export function insertItem(text: string, list: YamlSequence, value: NewValue): TextEdit | undefined {
  const last = list.items.at(-1);
  if (isFlow(text, list)) return insertInFlow(text, list, last?.span.end, writeFlow(value));
  if (last === undefined) return undefined;
  const column = columnOf(text, list.span.start);
  const lines = isFlow(text, last) ? [`- ${writeFlow(value)}`] : writeBlockItem(value);
  return insertLines(text, endOf(text, last, last.span.start), column, lines);
}

/** Lines of a list below its key. */
export function writeBlockItems(values: readonly NewValue[]): readonly string[] {
  return values.flatMap(writeBlockItem);
}

/** Lines, each at this column, below the line that ends at or after `end`. */
export function insertLines(text: string, end: number, column: number, lines: readonly string[]): TextEdit {
  const [rest = ''] = /[^\r\n]*/.exec(text.slice(end)) ?? [];
  const at = end + rest.length;
  const lineEnd = lineEndOf(text);
  return { span: span(at, at), text: lines.map((line) => lineEnd + ' '.repeat(column) + line).join('') };
}

export function writeFlow(value: NewValue): string {
  if (typeof value === 'string') return writeScalar(value);
  if ('items' in value) return `[${value.items.map(writeFlow).join(', ')}]`;
  return `{ ${value.fields.map(([key, one]) => `${key}: ${writeFlow(one)}`).join(', ')} }`;
}

function* writeBlockField(key: string, value: NewValue, indent: string): Iterable<string> {
  if (typeof value === 'string') {
    yield `${indent}${key}: ${writeScalar(value)}`;
    return;
  }
  yield `${indent}${key}:`;
  if ('items' in value) for (const line of writeBlockItems(value.items)) yield `${indent}  ${line}`;
  else for (const [name, one] of value.fields) yield* writeBlockField(name, one, `${indent}  `);
}

function writeBlockItem(value: NewValue): readonly string[] {
  if (typeof value === 'string' || 'items' in value) return [`- ${writeFlow(value)}`];
  const lines = value.fields.flatMap(([key, one]) => [...writeBlockField(key, one, '')]);
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** Behind the last value, a comma between; a comma that stands there already is used. */
function insertInFlow(
  text: string,
  { span: whole }: YamlNode,
  lastEnd: number | undefined,
  entry: string,
): TextEdit {
  if (lastEnd === undefined) {
    const at = whole.start + 1;
    const isBrace = text[whole.start] === '{';
    return { span: span(at, at), text: isBrace ? ` ${entry} ` : entry };
  }
  const [comma] = /^\s*,/.exec(text.slice(lastEnd, whole.end)) ?? [];
  const at = lastEnd + (comma?.length ?? 0);
  return { span: span(at, at), text: comma === undefined ? `, ${entry}` : ` ${entry}` };
}

/** Where a value’s last character stands: blocks end with the line ends behind them. */
function endOf(text: string, { span: place }: YamlNode, atLeast: number): number {
  let end = Math.max(place.end, atLeast);
  while (end > atLeast && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

/** How far a place stands from the start of its line; the byte order mark is no column. */
export function columnOf(text: string, offset: number): number {
  const before = /[^\r\n]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  return before.replace(/^\uFEFF/, '').length;
}

export function fieldOf({ fields }: YamlMapping, name: string): YamlField | undefined {
  return fields.find(({ key }) => key === name);
}
