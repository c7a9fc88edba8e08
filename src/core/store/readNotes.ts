import { readYaml, type YamlField, type YamlNode } from '../base/readYaml.js';
import type { Span } from '../base/span.js';
import type { EntryFault, EntryNotes } from './entry.js';
import { labelFaults, labelWarnings } from './label.js';

const FILE = 'entry.yaml';

/** What entry.yaml says, and where its label stands. */
export interface ReadNotes {
  readonly notes: EntryNotes;
  readonly labelSpan: Span | undefined;
  readonly faults: readonly EntryFault[];
}

/** entry.yaml → what people know, as far as it can be read. Fields of a later format are left alone. */
export async function readNotes(bytes: Uint8Array | undefined): Promise<ReadNotes> {
  if (bytes === undefined) return { notes: {}, labelSpan: undefined, faults: [] };
  const { root, faults: broken } = await readYaml(new TextDecoder().decode(bytes));
  const faults: EntryFault[] = broken.map(({ code, span, facts }) => ({
    code: 'notes-broken',
    file: FILE,
    span,
    facts: { fault: code, ...facts },
  }));
  const notes: { -readonly [Field in keyof EntryNotes]: EntryNotes[Field] } = {};
  const misshapen = (field: string, expected: string, { span }: YamlNode): void => {
    faults.push({ code: 'notes-value', file: FILE, span, facts: { field, expected } });
  };
  if (root !== undefined && root.type !== 'mapping') misshapen('', 'mapping', root);
  let labelSpan: Span | undefined;
  for (const { key, value } of root?.type === 'mapping' ? root.fields : []) {
    if (key === 'tags') {
      const tags = toTexts(value);
      if (tags === undefined) misshapen(key, 'list', value);
      else notes.tags = tags;
    } else if (isTextField(key)) {
      if (value.type !== 'text') misshapen(key, 'text', value);
      else if (value.text !== '') notes[key] = value.text;
      if (key === 'label' && value.type === 'text' && value.text !== '') {
        labelSpan = value.span;
        faults.push(...faultsOfLabel(value.text, labelSpan));
      }
    }
  }
  return { notes, labelSpan, faults };
}

/** Spaces are no fault of a file: IBM’s own labels have them, and so have those made of common names. */
function faultsOfLabel(label: string, span: Span): readonly EntryFault[] {
  const warnings = labelWarnings(label).filter((code) => code !== 'label-space');
  return [...labelFaults(label), ...warnings].map((code) => ({ code, file: FILE, span, facts: { label } }));
}

const TEXT_FIELDS = ['label', 'description', 'owner', 'source', 'added'] as const;

function isTextField(key: YamlField['key']): key is (typeof TEXT_FIELDS)[number] {
  return (TEXT_FIELDS as readonly string[]).includes(key);
}

/** The texts of a list; undefined where it is no list of texts. */
function toTexts(node: YamlNode): readonly string[] | undefined {
  if (node.type === 'text' && node.text === '') return [];
  if (node.type !== 'sequence') return undefined;
  const texts = node.items.flatMap((item) => (item.type === 'text' ? [item.text] : []));
  return texts.length === node.items.length ? texts : undefined;
}
