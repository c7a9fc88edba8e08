import type { YamlField, YamlNode } from '../base/readYaml.js';
import type { Span } from '../base/span.js';
import { type FieldNode, fieldTrees } from './fields/fieldTree.js';
import type { JobField } from './fields/jobField.js';
import { type JobKind, toJobKind } from './installJob.js';

/** A value whose shape is not the one that its field has. */
export interface Misshapen {
  /** As people write it: `node.name`, `trustedCertificates[2].ref`; empty for the whole job. */
  readonly path: string;
  readonly expected: 'text' | 'mapping' | 'list';
  readonly span: Span;
}

/** A field that the format does not have. */
export interface UnknownField {
  readonly path: string;
  readonly key: string;
  /** The place of its key. */
  readonly span: Span;
  /** What may stand there. */
  readonly known: readonly string[];
}

/** A single value and the field that it stands in. */
export interface FieldValue {
  readonly field: JobField;
  readonly path: string;
  readonly text: string;
  readonly span: Span;
}

/** What stands in a job, held against the table of fields; empty values are left out. */
export interface Shape {
  readonly misshapen: readonly Misshapen[];
  readonly unknown: readonly UnknownField[];
  readonly values: readonly FieldValue[];
}

interface GrowingShape {
  readonly misshapen: Misshapen[];
  readonly unknown: UnknownField[];
  readonly values: FieldValue[];
}

export function checkShape(root: YamlNode | undefined): Shape {
  const shape: GrowingShape = { misshapen: [], unknown: [], values: [] };
  if (root !== undefined) checkSection(root, fieldTrees[kindOf(root)], '', shape);
  return shape;
}

/** The kind that a job, or one of its servers joined with it, says it is. */
export function kindOf(root: YamlNode | undefined): JobKind {
  const fields = root?.type === 'mapping' ? root.fields : [];
  const kind = fields.find(({ key }) => key === 'kind')?.value;
  return toJobKind(kind?.type === 'text' ? kind.text : undefined);
}

function checkSection(node: YamlNode, { children }: FieldNode, path: string, shape: GrowingShape): void {
  if (node.type !== 'mapping') {
    if (!isEmpty(node)) shape.misshapen.push({ path, expected: 'mapping', span: node.span });
    return;
  }
  for (const field of node.fields) checkField(field, children, path, shape);
}

function checkField(
  { key, keySpan, value }: YamlField,
  siblings: FieldNode['children'],
  above: string,
  shape: GrowingShape,
): void {
  const path = above === '' ? key : `${above}.${key}`;
  const node = siblings.get(key);
  if (node?.field === undefined) {
    shape.unknown.push({ path, key, span: keySpan, known: [...siblings.keys()] });
    return;
  }
  if (isEmpty(value)) return;
  const { field } = node;
  switch (field.type) {
    case 'section':
      checkSection(value, node, path, shape);
      return;
    case 'list':
    case 'texts':
      if (value.type !== 'sequence') shape.misshapen.push({ path, expected: 'list', span: value.span });
      else
        for (const [index, item] of value.items.entries())
          checkItem(item, node, field, `${path}[${index}]`, shape);
      return;
    default:
      checkText(value, field, path, shape);
  }
}

/** An item that is empty is one that somebody meant to fill in: a server of `overrides` would be passed over in silence. */
function checkItem(
  item: YamlNode,
  node: FieldNode,
  field: JobField,
  path: string,
  shape: GrowingShape,
): void {
  const isOfSections = field.type === 'list';
  if (isEmpty(item))
    shape.misshapen.push({ path, expected: isOfSections ? 'mapping' : 'text', span: item.span });
  else if (isOfSections) checkSection(item, node, path, shape);
  else checkText(item, field, path, shape);
}

function checkText(node: YamlNode, field: JobField, path: string, shape: GrowingShape): void {
  if (node.type !== 'text') shape.misshapen.push({ path, expected: 'text', span: node.span });
  else if (!isEmpty(node)) shape.values.push({ field, path, text: node.text, span: node.span });
}

function isEmpty(node: YamlNode): boolean {
  return node.type === 'text' && node.text === '';
}
