import type { YamlField, YamlMapping } from '../../base/readYaml.js';
import { isWithin, span } from '../../base/span.js';
import type { TextEdit } from '../../base/textEdit.js';
import type { CertificateReference } from '../installJob.js';
import { parseJob } from '../parseJob.js';
import { isExact } from './exactEdit.js';
import {
  columnOf,
  fieldOf,
  insertField,
  insertItem,
  insertLines,
  isFlow,
  type NewValue,
  writeBlockItems,
  writeFlow,
} from './insertEntry.js';
import type { PlainValue } from './plainValue.js';

/**
 * Adds a certificate to what a server trusts: to its own list where it has one, else to the job’s.
 * @param server the number of the server, as `parseJob` lists them
 * @returns as `setScalar`
 */
export async function addTrusted(
  text: string,
  { ref, label }: CertificateReference,
  server = 0,
): Promise<TextEdit | undefined> {
  const { root, servers } = await parseJob(text);
  const fields: [string, string][] = [
    ['ref', ref],
    ...(label === undefined ? [] : ([['label', label]] as [string, string][])),
  ];
  const { merged } = servers[server] ?? {};
  if (merged?.type !== 'mapping' || root?.type !== 'mapping') return undefined;
  const field = fieldOf(merged, 'trustedCertificates');
  const edit = addItem(text, root, field, { fields });
  const item: PlainValue = { fields: fields.map(([key, one]) => [key, one]) };
  return edit && (await isExact(text, edit, (plain) => addIn(plain, field, root, item))) ? edit : undefined;
}

function addItem(
  text: string,
  root: YamlMapping,
  field: YamlField | undefined,
  item: NewValue,
): TextEdit | undefined {
  if (field === undefined) return insertField(text, root, 'trustedCertificates', { items: [item] });
  const { value } = field;
  if (value.type === 'sequence') return insertItem(text, value, item);
  if (value.type !== 'text' || value.text !== '') return undefined;
  return fillEmpty(text, root, field, item);
}

/** A key without a value: the list stands below it, or beside it between braces. */
function fillEmpty(
  text: string,
  root: YamlMapping,
  { keySpan, value }: YamlField,
  item: NewValue,
): TextEdit | undefined {
  const colon = text.indexOf(':', keySpan.end);
  if (colon < 0) return undefined;
  if (isFlow(text, root))
    return { span: span(colon + 1, colon + 1), text: ` ${writeFlow({ items: [item] })}` };
  // What stands for nothing, `''` or `~`, would be in the way.
  if (value.span.end > value.span.start) return { span: value.span, text: writeFlow({ items: [item] }) };
  return insertLines(text, colon + 1, columnOf(text, keySpan.start) + 2, writeBlockItems([item]));
}

/** Adds an item in place, to the list that stands at this field’s place or to a new one. */
function addIn(
  plain: PlainValue,
  field: YamlField | undefined,
  root: YamlMapping,
  item: PlainValue,
): boolean {
  if (typeof plain === 'string' || Array.isArray(plain)) return false;
  if (field === undefined) {
    plain.fields.push(['trustedCertificates', [item]]);
    return true;
  }
  const own = findOwner(plain, field, root);
  const found = own?.fields.find(([key]) => key === 'trustedCertificates');
  if (found === undefined) return false;
  if (Array.isArray(found[1])) found[1].push(item);
  else found[1] = [item];
  return true;
}

/** The section whose field it is: the job, or an item of `overrides`, by its place. */
function findOwner(
  plain: Exclude<PlainValue, string | PlainValue[]>,
  { keySpan }: YamlField,
  root: YamlMapping,
): Exclude<PlainValue, string | PlainValue[]> | undefined {
  const index = root.fields.findIndex(({ key }) => key === 'overrides');
  const list = root.fields[index]?.value;
  const items = list?.type === 'sequence' ? list.items : [];
  const at = items.findIndex(({ span: place }) => isWithin(keySpan, place));
  if (at < 0) return plain;
  const overrides = plain.fields[index]?.[1];
  const item = Array.isArray(overrides) ? overrides[at] : undefined;
  return item !== undefined && typeof item !== 'string' && !Array.isArray(item) ? item : undefined;
}
