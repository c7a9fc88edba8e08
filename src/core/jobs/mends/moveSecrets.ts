import type { YamlField, YamlMapping, YamlNode } from '../../base/readYaml.js';
import { isWithin, span, type Span } from '../../base/span.js';
import type { TextEdit } from '../../base/textEdit.js';
import { isExact } from '../edits/exactEdit.js';
import type { PlainValue } from '../edits/plainValue.js';
import { replaceScalar } from '../edits/replaceScalar.js';
import { type FieldNode, fieldTrees } from '../fields/fieldTree.js';
import type { ParsedJob } from '../parseJob.js';
import { isSecretKey } from '../rules/secretLiteral.js';
import { isSecretName, writeSecretNameOf } from '../secretName.js';

/** A secret that stands in a job itself, and the edit that puts a name in its place. */
export interface SecretMove {
  readonly code: 'job-secret-literal' | 'job-value-invalid';
  /** The place of the finding. */
  readonly span: Span;
  /** The name under which it is to be kept. */
  readonly name: string;
  /** The secret: to be handed to a secret storage, and to nothing else. */
  readonly secret: string;
  readonly edit: TextEdit;
}

/**
 * The secrets of a job for which the format has a reference in the same section: `passphrase: …` becomes
 * `passphraseRef: NAME`. All of the moves can be made together. A secret for which there is no such field, or whose field stands
 * there as well or is there for another one too, is a person’s to move.
 */
export async function moveSecrets(
  text: string,
  { jobKind, metadata, root, servers, shape }: ParsedJob,
): Promise<readonly SecretMove[]> {
  if (root?.type !== 'mapping') return [];
  const [first] = servers;
  const names = new Set(
    shape.values.flatMap((one) => (one.field.type === 'secret' && isSecretName(one.text) ? [one.text] : [])),
  );
  const moves: SecretMove[] = [];
  for (const place of findSecrets(root, fieldTrees[jobKind], [])) {
    const { field, path, reference, value } = place;
    const isOwn = path[0] === 'overrides';
    const server = isOwn
      ? servers.find(({ override }) => override && isWithin(value.span, override.span))
      : first;
    const node = server?.node.name?.value ?? metadata.name?.value ?? '';
    const name = writeSecretNameOf(node, reference, names);
    const edit = toEdit(text, field, reference.key, value.span, name);
    if (!(await isExact(text, edit, (plain) => replaceIn(plain, path, field.key, reference.key, name))))
      continue;
    names.add(name);
    const code = field.key === reference.key ? 'job-value-invalid' : 'job-secret-literal';
    // What stands in lines of its own ends with a line end that is none of the secret.
    moves.push({ code, span: value.span, name, secret: value.text.replace(/\n$/, ''), edit });
  }
  return moves;
}

/** The field that a secret belongs into by its name. */
interface Reference {
  readonly key: string;
  readonly path: string;
}

interface SecretPlace {
  readonly field: YamlField;
  /** Of the section: keys, and numbers of items. */
  readonly path: readonly string[];
  readonly value: Extract<YamlNode, { type: 'text' }>;
  readonly reference: Reference;
}

function* findSecrets(node: YamlNode, known: FieldNode, path: readonly string[]): Iterable<SecretPlace> {
  if (node.type === 'sequence')
    for (const [index, item] of node.items.entries())
      yield* findSecrets(item, known, [...path, String(index)]);
  if (node.type !== 'mapping') return;
  const wanted = node.fields.map((field) => referenceOf(field, known, node));
  for (const [index, field] of node.fields.entries()) {
    const { key, value } = field;
    const child = known.children.get(key);
    if (value.type !== 'text') {
      if (child) yield* findSecrets(value, child, [...path, key]);
      continue;
    }
    const reference = wanted[index];
    // Of two that one reference is there for, one would be lost.
    const isOnly = wanted.filter((one) => one?.key === reference?.key).length === 1;
    if (reference && isOnly) yield { field, path, value, reference };
  }
}

function referenceOf(field: YamlField, known: FieldNode, section: YamlMapping): Reference | undefined {
  const { value } = field;
  if (value.type !== 'text' || value.text.trim() === '' || value.text.includes('-----BEGIN'))
    return undefined;
  return referenceFor(field, known, section);
}

/** The field itself, where it holds what is no name; else the one that is not there yet and is meant. */
function referenceFor(
  { key, value }: YamlField,
  { children }: FieldNode,
  section: YamlMapping,
): Reference | undefined {
  const own = children.get(key)?.field;
  if (own?.type === 'secret')
    return value.type === 'text' && !isSecretName(value.text) ? { key, path: own.path } : undefined;
  if (own !== undefined || !isSecretKey(key)) return undefined;
  const references = [...children].flatMap(([name, { field }]) =>
    field?.type === 'secret' ? [{ key: name, path: field.path }] : [],
  );
  const wanted = `${key}Ref`.toLowerCase();
  const named = references.find((one) => one.key.toLowerCase() === wanted);
  const reference = named ?? (references.length === 1 ? references[0] : undefined);
  return section.fields.some((one) => one.key === reference?.key) ? undefined : reference;
}

/** From the key to the value, what stands between them as it is. */
function toEdit(
  text: string,
  { key, keySpan }: YamlField,
  wanted: string,
  value: Span,
  name: string,
): TextEdit {
  const replaced = replaceScalar(text, value, name);
  if (key === wanted) return replaced;
  return {
    span: span(keySpan.start, replaced.span.end),
    text: wanted + text.slice(keySpan.end, replaced.span.start) + replaced.text,
  };
}

function replaceIn(
  plain: PlainValue,
  [step, ...rest]: readonly string[],
  key: string,
  wanted: string,
  name: string,
): boolean {
  if (typeof plain === 'string') return false;
  if (step === undefined) {
    const field = Array.isArray(plain) ? undefined : plain.fields.find(([one]) => one === key);
    if (field === undefined) return false;
    [field[0], field[1]] = [wanted, name];
    return true;
  }
  const below = Array.isArray(plain) ? plain[Number(step)] : plain.fields.find(([one]) => one === step)?.[1];
  return below !== undefined && replaceIn(below, rest, key, wanted, name);
}
