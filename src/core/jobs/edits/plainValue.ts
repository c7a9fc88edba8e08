import type { YamlNode } from '../../base/readYaml.js';

/** A value without its places: texts, lists, and fields in their order. */
export type PlainValue = string | PlainValue[] | { fields: [string, PlainValue][] };

export function toPlainValue(node: YamlNode): PlainValue {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'sequence':
      return node.items.map(toPlainValue);
    case 'mapping':
      return { fields: node.fields.map(({ key, value }) => [key, toPlainValue(value)]) };
  }
}
