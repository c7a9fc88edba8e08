import { readYaml, type YamlField, type YamlMapping, type YamlSequence } from '../base/readYaml.js';
import { span } from '../base/span.js';
import { applyEdits, lineEndOf, type TextEdit } from '../base/textEdit.js';
import { writeScalar } from '../base/writeScalar.js';
import { loadYaml } from '../base/yaml.js';
import type { EntryNotes } from './entry.js';
import { readNotes } from './readNotes.js';

/** What is changed of an entry’s notes: what is not named stays, an empty text or list goes. */
export type NotesChange = Partial<
  Pick<EntryNotes, 'label' | 'description' | 'owner' | 'tags' | 'source' | 'added'>
>;

/** The order in which fields are written. */
const ORDER = ['label', 'description', 'tags', 'owner', 'source', 'added'];

/**
 * entry.yaml with these fields changed; comments, order, quotes and fields of a later format stay as they are. What is
 * handed out was read back.
 * @param bytes undefined where there is no such file yet
 * @returns undefined where the file cannot be read, so that nothing can be changed in it
 */
export async function editNotes(
  bytes: Uint8Array | undefined,
  change: NotesChange,
): Promise<Uint8Array | undefined> {
  const before = await readNotes(bytes);
  if (before.faults.some(({ code }) => code === 'notes-broken')) return undefined;
  const text = toText(bytes);
  if (text === undefined) return undefined;
  const wanted = JSON.stringify(sorted({ ...before.notes, ...change }));
  for (const write of [editText, editDocument]) {
    const after = await write(text, change);
    const written = after === undefined ? undefined : new TextEncoder().encode(after);
    if (written && JSON.stringify(sorted((await readNotes(written)).notes)) === wanted) return written;
  }
  return undefined;
}

const FIRST_LINE = '# What people know about this certificate. Made to be edited.\n';

/** With its byte order mark; undefined where it is no UTF-8, whose octets would not come back as they were. */
function toText(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return FIRST_LINE;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What the notes say, in an order of its own; an empty field says nothing, and the order of tags neither. */
function sorted(notes: EntryNotes): readonly unknown[] {
  return Object.entries<string | readonly string[]>({ ...notes })
    .filter(([, value]) => value.length > 0)
    .map(([name, value]) => [name, typeof value === 'string' ? value : [...new Set(value)].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Only the characters that must change. Undefined where the text is not laid out as people write it. */
async function editText(text: string, change: NotesChange): Promise<string | undefined> {
  let after = text;
  for (const [name, value] of Object.entries(change)) {
    const { root } = await readYaml(after);
    if (root !== undefined && (root.type !== 'mapping' || after[root.span.start] === '{')) return undefined;
    const edits = new FieldEditor(after, root).edit(name, value);
    if (edits === undefined) return undefined;
    after = applyEdits(after, edits);
  }
  return after;
}

/** By the yaml library: comments stay, white space may not. */
async function editDocument(text: string, change: NotesChange): Promise<string> {
  const { parseDocument } = await loadYaml();
  const document = parseDocument(text);
  for (const [name, value] of Object.entries(change))
    if (value.length === 0) document.delete(name);
    else document.set(name, value);
  return document.toString({ lineWidth: 0 });
}

/** Edits of one field of a mapping whose fields begin lines of their own. */
class FieldEditor {
  readonly #end: string;
  readonly #fields: readonly YamlField[];

  constructor(
    private readonly text: string,
    root: YamlMapping | undefined,
  ) {
    this.#end = lineEndOf(text);
    this.#fields = root?.fields ?? [];
  }

  edit(name: string, value: string | readonly string[]): readonly TextEdit[] | undefined {
    const field = this.#fields.find(({ key }) => key === name);
    if (field === undefined) return value.length === 0 ? [] : this.#add(name, value);
    if (value.length === 0) return this.#remove(field);
    const { value: present } = field;
    if (typeof value === 'string')
      return present.type === 'text'
        ? this.#replace(field, writeScalar(value, this.#source(field)))
        : undefined;
    if (present.type === 'sequence' && this.text[present.span.start] === '-')
      return this.#editItems(present, value);
    return this.#replace(field, `[${value.map((one) => writeScalar(one)).join(', ')}]`);
  }

  #source({ value }: YamlField): string {
    return this.text.slice(value.span.start, value.span.end);
  }

  #replace(field: YamlField, written: string): readonly TextEdit[] | undefined {
    const source = this.#source(field);
    if (source !== '') {
      // The line end belongs to what stood there in lines of its own.
      const end = source.endsWith('\n') ? this.#end : '';
      return [{ span: field.value.span, text: written + end }];
    }
    const [colon] = /^[ \t]*:/.exec(this.text.slice(field.keySpan.end)) ?? [];
    if (colon === undefined) return undefined;
    const at = field.keySpan.end + colon.length;
    return [{ span: span(at, at), text: ` ${written}` }];
  }

  #remove(field: YamlField): readonly TextEdit[] | undefined {
    const start = this.#indented(field.keySpan.start);
    return start && [{ span: span(start.lineStart, this.#lineAfter(this.#endOf(field))), text: '' }];
  }

  /** After the last of the fields that stand before it by order, else before the first of all. */
  #add(name: string, value: string | readonly string[]): readonly TextEdit[] | undefined {
    const [first] = this.#fields;
    const start = first ? this.#indented(first.keySpan.start) : { lineStart: this.text.length, indent: '' };
    if (start === undefined) return undefined;
    const rank = (key: string) => ORDER.indexOf(key);
    const before = this.#fields.findLast(({ key }) => rank(key) >= 0 && rank(key) < rank(name));
    const at = before ? this.#lineAfter(this.#endOf(before)) : start.lineStart;
    const { indent } = start;
    const lines =
      typeof value === 'string'
        ? [`${indent}${name}: ${writeScalar(value)}`]
        : [`${indent}${name}:`, ...value.map((one) => `${indent}  - ${writeScalar(one)}`)];
    return [{ span: span(at, at), text: this.#asLines(at, lines) }];
  }

  #editItems(list: YamlSequence, wanted: readonly string[]): readonly TextEdit[] | undefined {
    const start = this.#indented(list.span.start);
    const last = list.items.at(-1);
    if (start === undefined || last === undefined) return undefined;
    const edits: TextEdit[] = [];
    const present = new Set<string>();
    for (const item of list.items) {
      const text = item.type === 'text' ? item.text : '';
      if (wanted.includes(text) && !present.has(text)) present.add(text);
      else {
        const line = span(this.#lineStart(item.span.start), this.#lineAfter(item.span.end));
        edits.push({ span: line, text: '' });
      }
    }
    const added = wanted.filter((one) => !present.has(one));
    const at = this.#lineAfter(last.span.end);
    const lines = added.map((one) => `${start.indent}- ${writeScalar(one)}`);
    return added.length === 0 ? edits : [...edits, { span: span(at, at), text: this.#asLines(at, lines) }];
  }

  /** Lines to stand at the beginning of a line, or after a last one that does not end. */
  #asLines(at: number, lines: readonly string[]): string {
    const isLineStart = at === 0 || this.text[at - 1] === '\n' || this.text[at - 1] === '\uFEFF';
    return (isLineStart ? '' : this.#end) + lines.map((line) => line + this.#end).join('');
  }

  #endOf({ keySpan, value }: YamlField): number {
    return Math.max(keySpan.end, value.span.end);
  }

  /** Where the line begins, and with how many spaces; undefined where something else stands before. */
  #indented(at: number): { readonly lineStart: number; readonly indent: string } | undefined {
    const lineStart = this.#lineStart(at);
    const indent = this.text.slice(lineStart, at);
    return /^ *$/.test(indent) ? { lineStart, indent } : undefined;
  }

  #lineStart(at: number): number {
    const start = this.text.lastIndexOf('\n', at - 1) + 1;
    return start === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
  }

  #lineAfter(at: number): number {
    if (this.text[at - 1] === '\n') return at;
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end + 1;
  }
}
