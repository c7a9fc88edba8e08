import { writeScalar } from '../../base/writeScalar.js';
import type { Entry } from '../../store/entry.js';
import type { FieldNode } from '../fields/fieldTree.js';
import type { JobField } from '../fields/jobField.js';
import { keyRoleIn, REFERENCED, type ReferenceRole } from '../resolveReference.js';
import type { JobPlace } from './placeInJob.js';

/** Something that may be written at a place of a job. */
export interface Proposal {
  /** `key` and `value` are the format's own, which a JSON schema tells as well; the rest only the store and the job know. */
  readonly kind: 'key' | 'value' | 'reference' | 'label' | 'secret';
  /** What it is called: hostile where it comes from the store. */
  readonly name: string;
  /** What is written in the place of what stands there; lines after the first are as deep as the key, and deeper. */
  readonly text: string;
  /** The field that a key begins, or whose value it is. */
  readonly field: JobField | undefined;
  /** What a reference or a label names. */
  readonly entry?: Entry;
}

/**
 * What may be written at a place.
 * @param written the text of the place as it stands, with its quotes
 * @param names names of secrets that the job has already
 */
export function completeJob(
  place: JobPlace,
  written: string,
  entries: readonly Entry[],
  names: readonly string[],
): readonly Proposal[] {
  if (place.part === 'key') return completeKey(place);
  const { field } = place.node;
  switch (field?.type) {
    case 'reference':
      return [...fixedValues(field, written), ...references(place, entries, field, written)];
    case 'label':
      return [...labels(entries, field, written), ...fixedValues(field, written)];
    case 'secret':
      return names.map((name) => ({ kind: 'secret', name, text: writeScalar(name, written), field }));
    case 'boolean':
      return ['true', 'false'].map((name) => ({ kind: 'value', name, text: name, field }));
    default:
      return field === undefined ? [] : fixedValues(field, written);
  }
}

function completeKey({ beside, node }: JobPlace): readonly Proposal[] {
  return [...node.children]
    .filter(([key]) => !beside.has(key))
    .map(([key, child]) => ({
      kind: 'key',
      name: key,
      text: `${key}:${opening(child)}`,
      field: child.field,
    }));
}

/** What follows a key's colon, so that one can write on. */
function opening({ field }: FieldNode): string {
  if (field?.type === 'section') return '\n  ';
  return field?.type === 'list' || field?.type === 'texts' ? '\n  - ' : ' ';
}

function fixedValues(field: JobField, written: string): readonly Proposal[] {
  const plain = field.type === 'port' || field.type === 'days' || field.type === 'boolean';
  return (field.values ?? []).map((name) => ({
    kind: 'value',
    name,
    text: plain ? name : writeScalar(name, written),
    field,
  }));
}

function references(
  place: JobPlace,
  entries: readonly Entry[],
  field: JobField,
  written: string,
): readonly Proposal[] {
  return REFERENCED[roleOf(place)].flatMap((kind) =>
    entries
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({
        kind: 'reference',
        name: entry.name,
        text: writeScalar(entry.name, written),
        field,
        entry,
      })),
  );
}

/** As what an entry is named there. */
export function roleOf({ kind, path }: Pick<JobPlace, 'kind' | 'path'>): ReferenceRole {
  if (path.includes('keyCertificate')) return keyRoleIn(kind);
  if (path.includes('bootstrap')) return 'bootstrap';
  return path.includes('certificates') ? 'presentedCertificates' : 'trustedCertificates';
}

/** The labels that people gave to certificates that come into keystores, each once. */
function labels(entries: readonly Entry[], field: JobField, written: string): readonly Proposal[] {
  const named = new Map<string, Entry>();
  for (const entry of entries.filter(({ kind }) => kind !== 'peer'))
    if (entry.notes.label !== undefined && entry.certificates.length > 0) named.set(entry.notes.label, entry);
  return [...named].map(([name, entry]) => ({
    kind: 'label',
    name,
    text: writeScalar(name, written),
    field,
    entry,
  }));
}
