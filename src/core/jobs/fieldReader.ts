import type { YamlNode } from '../base/readYaml.js';
import { span, type Span } from '../base/span.js';
import type { Placed } from './placed.js';

/** Reads fields of a mapping by name. An empty value, and one of another shape, counts as absent: `checkShape` tells of it. */
export class FieldReader {
  readonly span: Span;
  readonly #fields: ReadonlyMap<string, YamlNode>;

  constructor(readonly node: YamlNode | undefined) {
    this.span = node?.span ?? span(0, 0);
    const fields = node?.type === 'mapping' ? node.fields : [];
    this.#fields = new Map(fields.map(({ key, value }) => [key, value]));
  }

  at(key: string): YamlNode | undefined {
    return this.#fields.get(key);
  }

  text(key: string): Placed | undefined {
    return toPlaced(this.#fields.get(key));
  }

  /** These fields of a section. */
  section<Key extends string>(key: string, ...keys: readonly Key[]): Record<Key, Placed | undefined> {
    const section = new FieldReader(this.#fields.get(key));
    const fields = keys.map((one) => [one, section.text(one)] as const);
    return Object.fromEntries(fields) as Record<Key, Placed | undefined>;
  }

  /** A section of which more than single values are read. */
  below(key: string): FieldReader {
    return new FieldReader(this.#fields.get(key));
  }

  /** A list of mappings. */
  list(key: string): readonly FieldReader[] {
    const node = this.#fields.get(key);
    return node?.type === 'sequence' ? node.items.map((item) => new FieldReader(item)) : [];
  }

  /** A list of texts. */
  texts(key: string): readonly Placed[] {
    const node = this.#fields.get(key);
    return node?.type === 'sequence' ? node.items.flatMap((item) => toPlaced(item) ?? []) : [];
  }
}

function toPlaced(node: YamlNode | undefined): Placed | undefined {
  return node?.type === 'text' && node.text !== '' ? { value: node.text, span: node.span } : undefined;
}
