import { type Span, span } from '../base/span.js';
import { Cursor } from '../der/cursor.js';
import { nameOfTag } from '../der/tags.js';
import { toDefinite } from '../der/toDefinite.js';
import type { FieldNode } from './fieldNode.js';
import { FIELD_LIMITS } from './limits.js';
import { type Placed, placeFields } from './placeFields.js';
import { any, type Schema } from './schema.js';

/** What the nodes of one tree share. */
interface Tree {
  /** Whether indefinite lengths are read (BER, as containers are written). */
  readonly isBer: boolean;
  nodes: number;
}

/** Octets that are read as DER, and where each of them stands in the object. */
interface Source {
  readonly bytes: Uint8Array;
  readonly placeOf: (octets: Span) => Span;
}

const BIT_STRING = 3;
const classes = ['universal', 'application', 'context', 'private'] as const;

/** The elements that the octets hold, one after another, the first of this type. Never throws; see `FieldNode`. */
export function readFields(bytes: Uint8Array, schema: Schema, isBer: boolean): readonly FieldNode[] {
  const tree: Tree = { isBer, nodes: 0 };
  const source = toSource(tree, bytes, (octets) => octets);
  const wrapper: Schema = {
    type: '',
    fields: [{ name: '', schema }],
    ...(schema.isSecret && { isSecret: true }),
  };
  return readElements(tree, source, span(0, source.bytes.length), wrapper, 0);
}

function toSource(tree: Tree, bytes: Uint8Array, placeOf: Source['placeOf']): Source {
  const definite = tree.isBer ? toDefinite(bytes) : 'ber-unfinished';
  // What has no such form is read as it stands, as far as it goes.
  if (typeof definite === 'string' || definite.isSame) return { bytes, placeOf };
  return { bytes: definite.bytes, placeOf: (octets) => placeOf(definite.placeOf(octets)) };
}

/** The elements in a range of the source, named by the type around them; what cannot be read is the last of them. */
function readElements(
  tree: Tree,
  source: Source,
  { start, end }: Span,
  around: Schema,
  depth: number,
): readonly FieldNode[] {
  const nodes: FieldNode[] = [];
  const placed = placeFields(around);
  const cursor = Cursor.over(source.bytes.subarray(start, end));
  const rest = (from: number, fault: string) =>
    nodes.push(new Rest(source, span(start + from, end), fault, around.isSecret === true));
  while (!cursor.done) {
    const { at } = cursor;
    if (depth >= FIELD_LIMITS.depth || tree.nodes >= FIELD_LIMITS.nodes) {
      rest(at, depth >= FIELD_LIMITS.depth ? 'depth-limit' : 'element-limit');
      break;
    }
    const element = cursor.any('element');
    if (element.failed || cursor.failed) {
      rest(at, cursor.report.faults.at(-1)?.code ?? 'der-truncated');
      break;
    }
    tree.nodes++;
    const found = placed(element.tag, nodes);
    // What has no place of its own in a secret is a part of it.
    const unnamed = around.isSecret === true ? { ...any, isSecret: true as const } : any;
    const place = found ?? { name: '', schema: unnamed };
    const header = span(start + element.start, start + element.contentStart);
    nodes.push(new Element(tree, source, header, start + element.end, place, depth));
  }
  return nodes;
}

/** Knows where it is and reads on when asked: a revocation list has a hundred thousand of these. */
class Element implements FieldNode {
  readonly name: string;
  readonly fault = undefined;
  readonly #tree: Tree;
  readonly #source: Source;
  /** Indexes of the source: the identifier octet, the first octet of the contents, after the last. */
  readonly #start: number;
  readonly #contentStart: number;
  readonly #end: number;
  readonly #schema: Schema;
  readonly #depth: number;
  #children: readonly FieldNode[] | undefined;

  constructor(
    tree: Tree,
    source: Source,
    { start, end: contentStart }: Span,
    end: number,
    { name, schema }: Placed,
    depth: number,
  ) {
    this.name = name;
    this.#tree = tree;
    this.#source = source;
    this.#start = start;
    this.#contentStart = contentStart;
    this.#end = end;
    this.#schema = schema;
    this.#depth = depth;
  }

  get type(): string {
    return this.#schema.type === any.type ? nameOfTag(this.#identifier) : this.#schema.type;
  }

  get span(): Span {
    return this.#source.placeOf(span(this.#start, this.#end));
  }

  get header(): Span {
    const contents = span(this.#inner?.place.start ?? this.#contentStart, this.#end);
    const { start, end } = this.span;
    // A header written anew for an indefinite length has more octets than the one that it stands for.
    return span(start, contents.start < contents.end ? this.#source.placeOf(contents).start : end);
  }

  get tagClass(): FieldNode['tagClass'] {
    return classes[this.#identifier >> 6] ?? 'universal';
  }

  get tagNumber(): number {
    return tagNumberOf(this.#source.bytes, this.#start);
  }

  get isConstructed(): boolean {
    return (this.#identifier & 0x20) !== 0;
  }

  get universal(): number | undefined {
    return this.#schema.universal ?? (this.tagClass === 'universal' ? this.tagNumber : undefined);
  }

  get named(): readonly string[] | undefined {
    return this.#schema.named;
  }

  get raw(): Uint8Array {
    return this.#source.bytes.subarray(this.#start, this.#end);
  }

  get content(): Uint8Array {
    return this.#source.bytes.subarray(this.#contentStart, this.#end);
  }

  get isSecret(): boolean {
    return this.#schema.isSecret === true;
  }

  get children(): readonly FieldNode[] {
    return (this.#children ??= this.#read());
  }

  get #identifier(): number {
    return this.#source.bytes[this.#start] ?? 0;
  }

  get #inner(): Inner | undefined {
    const content = span(this.#contentStart, this.#end);
    return innerOf(this.#source.bytes, content, this.isConstructed, this.universal, this.#schema);
  }

  #read(): readonly FieldNode[] {
    const inner = this.#inner;
    if (inner === undefined) return [];
    const read = inner.isEnclosed ? readEnclosed : readElements;
    return read(this.#tree, this.#source, inner.place, inner.schema, this.#depth + 1);
  }
}

interface Inner {
  readonly place: Span;
  /** Whether a type stands encoded in a string of octets or bits. */
  readonly isEnclosed: boolean;
  readonly schema: Schema;
}

/** What an element has in it; undefined where it is a value and no more. */
function innerOf(
  bytes: Uint8Array,
  content: Span,
  isConstructed: boolean,
  universal: number | undefined,
  schema: Schema,
): Inner | undefined {
  if (isConstructed) return { place: content, isEnclosed: false, schema };
  if (schema.contents === undefined || content.start === content.end) return undefined;
  const start = universal === BIT_STRING ? content.start + 1 : content.start;
  // Where the octets begin no element, they are a value whatever they should have been.
  return beginsElement(bytes, start, content.end)
    ? { place: span(start, content.end), isEnclosed: true, schema: enclosing(schema.contents, schema) }
    : undefined;
}

function beginsElement(bytes: Uint8Array, start: number, end: number): boolean {
  const first = Cursor.over(bytes.subarray(start, end)).any('element');
  return !first.failed || (bytes[start] ?? 0) === 0x30;
}

function enclosing(contents: Schema, { isSecret }: Schema): Schema {
  const name = contents.choice === undefined ? '' : contents.type;
  return { type: '', fields: [{ name, schema: contents }], ...(isSecret && { isSecret }) };
}

/** The octets of a string are a source of their own: they may be BER where what is around them is DER. */
function readEnclosed(
  tree: Tree,
  outer: Source,
  { start, end }: Span,
  schema: Schema,
  depth: number,
): readonly FieldNode[] {
  const placeOf = (octets: Span) => outer.placeOf(span(octets.start + start, octets.end + start));
  const inner = toSource(tree, outer.bytes.subarray(start, end), placeOf);
  return readElements(tree, inner, span(0, inner.bytes.length), schema, depth);
}

/** X.690 section 8.1.2: above 30 the number follows, seven bits an octet. */
function tagNumberOf(bytes: Uint8Array, start: number): number {
  const low = (bytes[start] ?? 0) & 0x1f;
  if (low !== 0x1f) return low;
  let number = 0;
  for (let at = start + 1; at < bytes.length; at++) {
    number = number * 128 + ((bytes[at] ?? 0) & 0x7f);
    if ((bytes[at] ?? 0) < 0x80) break;
  }
  return number;
}

/** Octets in which no element can be read. */
class Rest implements FieldNode {
  readonly name = '';
  readonly type = '';
  readonly span: Span;
  readonly header: Span;
  readonly tagClass = 'universal';
  readonly tagNumber = -1;
  readonly isConstructed = false;
  readonly universal = undefined;
  readonly named = undefined;
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
  readonly children: readonly FieldNode[] = [];
  readonly fault: string;
  readonly isSecret: boolean;

  constructor({ bytes, placeOf }: Source, octets: Span, fault: string, isSecret: boolean) {
    this.span = placeOf(octets);
    this.header = span(this.span.start, this.span.start);
    this.raw = bytes.subarray(octets.start, octets.end);
    this.content = this.raw;
    this.fault = fault;
    this.isSecret = isSecret;
  }
}
