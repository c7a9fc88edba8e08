import type { Span } from '../base/span.js';
import { annotate } from '../asn1/annotate.js';
import type { FieldNode } from '../asn1/fieldNode.js';
import { fieldsAt, fieldsWithin } from '../asn1/fieldsAt.js';
import type { Model } from '../contents/contents.js';
import { describeField, isToldWhole } from './describeField.js';
import type { Fact } from './fact.js';
import { groupDigits } from './toPlain.js';

/** A place in the octets of an object, in words. */
export interface PlaceWords {
  /** The field that an octet belongs to. */
  readonly title: string;
  readonly facts: readonly Fact[];
  /** The octets of the field. */
  readonly span: Span;
}

/** Fields of a line that are told before "and N more": 48 octets rarely have more that are worth a word. */
const SHOWN_FIELDS = 5;

/** Octets of a line that is told of; a whole block on one line, as in JSON, says nothing that the block does not. */
const LONGEST_LINE = 1024;

/** Trees by the octets that they were read from: the pointer asks for the same one again and again. */
const trees = new WeakMap<Uint8Array, { readonly model: Model; readonly tree: readonly FieldNode[] }>();

/**
 * What an octet is, and the octets around it in its line.
 * @param bytes of the block that the model was read from
 * @param line octets that the line has part in
 * @returns undefined where the octets are no DER, such as those of a key that OpenSSL encrypted
 */
export function describePlace(
  model: Model,
  bytes: Uint8Array,
  octet: number,
  line: Span,
): PlaceWords | undefined {
  const tree = treeOf(model, bytes);
  const path = fieldsAt(tree, octet);
  const field = path.at(-1);
  if (field === undefined) return undefined;
  const { span, type } = field;
  const places = `${groupDigits(span.start)} to ${groupDigits(span.end - 1)} of ${groupDigits(bytes.length)}`;
  const types: Fact[] = type === '' ? [] : [['Type', type]];
  return {
    title: describeField(path),
    facts: [...types, ['Bytes', places], ...lineFacts(tree, line)],
    span,
  };
}

function treeOf(model: Model, bytes: Uint8Array): readonly FieldNode[] {
  const known = trees.get(bytes);
  if (known?.model === model) return known.tree;
  const tree = annotate(model, bytes);
  trees.set(bytes, { model, tree });
  return tree;
}

function lineFacts(tree: readonly FieldNode[], line: Span): readonly Fact[] {
  if (line.end - line.start > LONGEST_LINE) return [];
  const shown: string[] = [];
  let count = 0;
  for (const path of fieldsWithin(tree, line, isToldWhole)) {
    if (count++ < SHOWN_FIELDS) shown.push(describeField(path));
  }
  const more = count > SHOWN_FIELDS ? [`and ${count - SHOWN_FIELDS} more`] : [];
  return [['This line', [...shown, ...more].join('; ')]];
}
