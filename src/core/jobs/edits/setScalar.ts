import { readYaml, type YamlField, type YamlMapping, type YamlNode } from '../../base/readYaml.js';
import { span } from '../../base/span.js';
import type { TextEdit } from '../../base/textEdit.js';
import { isExact } from './exactEdit.js';
import {
  columnOf,
  fieldOf,
  insertField,
  insertLines,
  isFlow,
  type NewValue,
  writeFlow,
} from './insertEntry.js';
import type { PlainValue } from './plainValue.js';
import { replaceScalar } from './replaceScalar.js';

/**
 * Gives a field its value: in the place of what stands there, else as a new field of its section, sections that are
 * missing added too.
 * @param path the field’s keys, `['keyCertificate', 'ref']`
 * @param server the number of the item of `overrides` that it is set in; the job’s own fields where none is given
 * @returns undefined where it cannot be done without changing anything else; nothing is to be written then
 */
export async function setScalar(
  text: string,
  path: readonly string[],
  value: string,
  server?: number,
): Promise<TextEdit | undefined> {
  const { root } = await readYaml(text);
  const whole = server === undefined ? path : ['overrides', String(server), ...path];
  const edit = findEdit(text, root, whole, value);
  return edit && (await isExact(text, edit, (plain) => setIn(plain, whole, value))) ? edit : undefined;
}

function findEdit(
  text: string,
  root: YamlNode | undefined,
  path: readonly string[],
  value: string,
): TextEdit | undefined {
  let node = root;
  for (const [depth, step] of path.entries()) {
    if (node?.type === 'sequence') {
      node = node.items[Number(step)];
      continue;
    }
    if (node?.type !== 'mapping') return undefined;
    const field = fieldOf(node, step);
    const rest = path.slice(depth + 1);
    if (field === undefined) return insertField(text, node, step, nest(rest, value));
    const isEmpty = field.value.type === 'text' && field.value.text === '';
    if (isEmpty && field.value.span.end === field.value.span.start)
      return fillField(text, node, field, rest, value);
    node = field.value;
  }
  return node?.type === 'text' ? replaceScalar(text, node.span, value) : undefined;
}

/** A value, or a section with it, behind a key that has none. */
function fillField(
  text: string,
  section: YamlMapping,
  { keySpan }: YamlField,
  rest: readonly string[],
  value: string,
): TextEdit | undefined {
  const colon = text.indexOf(':', keySpan.end);
  if (colon < 0) return undefined;
  if (rest.length === 0 || isFlow(text, section))
    return { span: span(colon + 1, colon + 1), text: ` ${writeFlow(nest(rest, value))}` };
  const [key = '', ...others] = rest;
  return insertLines(text, colon + 1, columnOf(text, keySpan.start) + 2, [
    `${key}: ${writeFlow(nest(others, value))}`,
  ]);
}

const nest = (path: readonly string[], value: string): NewValue =>
  path.reduceRight<NewValue>((below, key) => ({ fields: [[key, below]] }), value);

/** Sets a value in place; false where there is no place for it. */
function setIn(plain: PlainValue, path: readonly string[], value: string): boolean {
  const [step = '', ...rest] = path;
  if (typeof plain === 'string') return false;
  if (Array.isArray(plain)) {
    const item = plain[Number(step)];
    return item !== undefined && setIn(item, rest, value);
  }
  const field = plain.fields.find(([key]) => key === step);
  if (field === undefined) {
    plain.fields.push([step, toNested(rest, value)]);
    return true;
  }
  if (rest.length === 0 || field[1] === '') {
    if (rest.length === 0 && typeof field[1] !== 'string') return false;
    field[1] = toNested(rest, value);
    return true;
  }
  return setIn(field[1], rest, value);
}

const toNested = (path: readonly string[], value: string): PlainValue =>
  path.reduceRight<PlainValue>((below, key) => ({ fields: [[key, below]] }), value);
