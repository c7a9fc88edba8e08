import type { YamlNode } from '../base/readYaml.js';
import { span, type Span } from '../base/span.js';
import type { Placed } from './placed.js';

/** A value whose shape is not the one that its field has. */
export interface Misshapen {
  /** As people write it: `node.name`, `trustedCertificates[2].ref`. */
  readonly path: string;
  readonly expected: 'text' | 'mapping' | 'list';
  readonly span: Span;
}

/** Reads fields of a mapping by name, and notes those of another shape. An empty value counts as absent. */
export class FieldReader {
  readonly span: Span;
  readonly #fields: ReadonlyMap<string, YamlNode>;

  constructor(
    node: YamlNode | undefined,
    private readonly path = '',
    readonly misshapen: Misshapen[] = [],
  ) {
    this.span = node?.span ?? span(0, 0);
    const fields = node?.type === 'mapping' ? node.fields : [];
    this.#fields = new Map(fields.map(({ key, value }) => [key, value]));
    if (node && node.type !== 'mapping' && !isEmpty(node)) this.#note(path, 'mapping', node);
  }

  text(key: string): Placed | undefined {
    const node = this.#fields.get(key);
    if (node === undefined || isEmpty(node)) return undefined;
    if (node.type === 'text') return { value: node.text, span: node.span };
    this.#note(this.#below(key), 'text', node);
    return undefined;
  }

  section(key: string): FieldReader {
    return new FieldReader(this.#fields.get(key), this.#below(key), this.misshapen);
  }

  /** A list of mappings. */
  list(key: string): readonly FieldReader[] {
    const node = this.#fields.get(key);
    if (node === undefined || isEmpty(node)) return [];
    const path = this.#below(key);
    if (node.type === 'sequence')
      return node.items.map((item, index) => new FieldReader(item, `${path}[${index}]`, this.misshapen));
    this.#note(path, 'list', node);
    return [];
  }

  #below(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  #note(path: string, expected: Misshapen['expected'], { span: place }: YamlNode): void {
    this.misshapen.push({ path, expected, span: place });
  }
}

function isEmpty(node: YamlNode): boolean {
  return node.type === 'text' && node.text === '';
}
