import type { CST, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Fault } from './fault.js';
import { span, type Span } from './span.js';
import { loadYaml } from './yaml.js';

/** A value and its place: UTF-16 code units of the text. */
export type YamlNode = YamlText | YamlMapping | YamlSequence;

/**
 * A scalar, always as text: an unquoted `0010` stays `0010` and version `6.10` never becomes 6.1. What it is meant to
 * be, the reader of the field knows.
 */
export interface YamlText {
  readonly type: 'text';
  readonly text: string;
  readonly span: Span;
}

export interface YamlMapping {
  readonly type: 'mapping';
  readonly fields: readonly YamlField[];
  readonly span: Span;
}

export interface YamlField {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

export interface YamlSequence {
  readonly type: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export interface YamlReading {
  /** undefined where there is nothing, or nothing that can be read. */
  readonly root: YamlNode | undefined;
  /**
   * `yaml-syntax` (facts: `error`, the yaml library's code), `yaml-alias`, `yaml-key` (a key that is no text),
   * `yaml-duplicate-key`, `yaml-too-long`, `yaml-too-deep` (facts: `limit`).
   */
  readonly faults: readonly Fault[];
}

/** A job for a hundred servers takes some 60,000 characters; this many take the library up to a second. */
export const YAML_CHARACTERS = 200_000;

/** Values within values. A job needs 4; the library calls itself as deep, and at some thousand Node aborts. */
export const YAML_DEPTH = 64;

/** YAML 1.2 text → values with their places. Never throws: what is broken is a fault, what is good beside it is read. */
export async function readYaml(text: string): Promise<YamlReading> {
  if (text.length > YAML_CHARACTERS)
    return failed({ code: 'yaml-too-long', span: span(0, text.length), facts: { limit: YAML_CHARACTERS } });
  const yaml = await loadYaml();
  // Parsed once for both: the depth is looked at before the library composes what it would call itself for.
  const tokens = [...new yaml.Parser().parse(text)];
  const deep = findTooDeep(tokens);
  if (deep !== undefined)
    return failed({ code: 'yaml-too-deep', span: span(deep, text.length), facts: { limit: YAML_DEPTH } });
  const composer = new yaml.Composer({ schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  const faults: Fault[] = [];
  const add = (error: string, [start, end]: readonly [number, number, ...number[]]): void => {
    const place = span(Math.min(start, text.length), Math.min(end, text.length));
    const before = faults.at(-1);
    if (before && isEcho(error, place, before, text)) return;
    faults.push({ code: 'yaml-syntax', span: place, facts: { error } });
  };
  for (const { code, pos } of document?.errors ?? []) add(code, pos);
  if (second) add('MULTIPLE_DOCS', second.range);
  const contents = document?.contents;
  return { root: contents ? new TreeReader(text, yaml, faults).read(contents) : undefined, faults };
}

/** Whether an error only says again what the one before it does: of the same character, or of the rest of its line. */
function isEcho(error: string, { start }: Span, before: Fault, text: string): boolean {
  if (before.span.start === start) return true;
  return error === 'UNEXPECTED_TOKEN' && !text.slice(before.span.start, start).includes('\n');
}

/** Where the nesting first goes too deep; undefined where it does not. The tokens come without recursion, and so this. */
function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > YAML_DEPTH) return token.offset;
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}

const failed = (fault: Fault): YamlReading => ({ root: undefined, faults: [fault] });

/** The library's nodes → ours. */
class TreeReader {
  /** The index of each fault about a missing character, by its place. */
  readonly #missing: ReadonlyMap<number, number>;

  constructor(
    private readonly text: string,
    private readonly yaml: Awaited<ReturnType<typeof loadYaml>>,
    private readonly faults: Fault[],
  ) {
    const missing = faults.flatMap(({ facts, span: { start } }, index) =>
      facts?.['error'] === 'MISSING_CHAR' ? [[start, index] as const] : [],
    );
    this.#missing = new Map(missing);
  }

  read(node: Node): YamlNode {
    const place = spanOf(node);
    if (this.yaml.isMap<Node, Node | null>(node)) return this.#mapping(node, place);
    if (this.yaml.isSeq<Node>(node)) return this.#sequence(node, place);
    if (this.yaml.isScalar(node)) {
      if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') this.#placeMissingQuote(place);
      return { type: 'text', text: textOf(node.value), span: place };
    }
    // An alias repeats a value that stands elsewhere: a few lines can stand for more than memory holds.
    this.faults.push({ code: 'yaml-alias', span: place });
    return { type: 'text', text: '', span: place };
  }

  /** A quote that is never closed is missed at the end of the file; where it opens, a person finds it. */
  #placeMissingQuote({ start, end }: Span): void {
    if (end - start > 1 && this.text[end - 1] === this.text[start]) return;
    const at = this.#missing.get(end) ?? -1;
    const fault = this.faults[at];
    if (fault) this.faults[at] = { ...fault, span: span(start, start + 1) };
  }

  #mapping({ items }: YAMLMap<Node, Node | null>, place: Span): YamlMapping {
    const fields = items.flatMap((pair) => this.#field(pair));
    const keys = new Set<string>();
    for (const { key, keySpan } of fields) {
      if (keys.has(key)) this.faults.push({ code: 'yaml-duplicate-key', span: keySpan });
      keys.add(key);
    }
    return { type: 'mapping', fields, span: place };
  }

  #field({ key, value }: Pair<Node, Node | null>): YamlField[] {
    const keySpan = spanOf(key);
    if (!this.yaml.isScalar(key)) {
      this.faults.push({ code: 'yaml-key', span: keySpan });
      return [];
    }
    const missing: YamlText = { type: 'text', text: '', span: span(keySpan.end, keySpan.end) };
    return [{ key: textOf(key.value), keySpan, value: value === null ? missing : this.read(value) }];
  }

  #sequence({ items }: YAMLSeq<Node>, place: Span): YamlSequence {
    return { type: 'sequence', items: items.map((item) => this.read(item)), span: place };
  }
}

/** Under the failsafe schema every scalar is a string; what an explicit tag made otherwise is no text of ours. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return span(start, end);
}
