import { applyEdits, type TextEdit } from '../../base/textEdit.js';
import { DEFAULT_LABEL, LABEL_LENGTH, writeLabel } from '../../store/label.js';
import type { FieldValue } from '../checkShape.js';
import { replaceScalar } from '../edits/replaceScalar.js';
import { SERVER_ALIAS_LENGTH } from '../fields/nodeFields.js';
import { gates, isPast } from '../levels/gates.js';
import { isNodeName } from '../nodeName.js';
import { parseJob, type ParsedJob } from '../parseJob.js';
import type { JobMend } from './jobMend.js';
import { shorterAlias, shorterNodeName } from './shorterName.js';

/** As many characters as Connect:Direct takes of a node’s name; what is wrong with a shorter one is something else. */
const NODE_LENGTH = 16;

/**
 * Names that are longer than Connect:Direct or Director takes them, each made shorter: valid, other than all others of its
 * kind in the job, and the same whenever it is asked for. One label at two places stays one label.
 */
export async function shortenNames(text: string, job: ParsedJob): Promise<readonly JobMend[]> {
  const { values } = job.shape;
  const mends: JobMend[] = [];
  const names = new Names(values);
  for (const value of values) {
    const long = longName(value, job);
    if (long === undefined) continue;
    const name = names.shorten(value, long);
    const edit = replaceScalar(text, value.span, name);
    if (await isExact(text, value, name, edit, values))
      mends.push({ code: CODES[long], span: value.span, entries: [], value: name, before: value.text, edit });
  }
  return mends;
}

type Long = 'node' | 'alias' | 'label';

const CODES = {
  node: 'job-value-invalid',
  alias: 'job-value-invalid',
  label: 'job-label-long',
} as const;

function longName({ field, text }: FieldValue, { director }: ParsedJob): Long | undefined {
  const length = Array.from(text).length;
  if (field.path === 'node.name') return length > NODE_LENGTH && !isNodeName(text) ? 'node' : undefined;
  if (field.path === 'server.alias') return length > SERVER_ALIAS_LENGTH ? 'alias' : undefined;
  // A label of a certificate that is in the keystore is what it is.
  if (field.path === 'bootstrap.label') return undefined;
  if (field.type !== 'label' || length <= LABEL_LENGTH) return undefined;
  return isPast(gates.longLabels, director.version?.value) === true ? undefined : 'label';
}

/** What the job’s names are, and what becomes of those that are shortened. */
class Names {
  readonly #taken: Readonly<Record<Long, Set<string>>> = {
    node: new Set(),
    alias: new Set(),
    label: new Set([DEFAULT_LABEL]),
  };
  readonly #labels = new Map<string, string>();

  constructor(values: readonly FieldValue[]) {
    for (const { field, text } of values)
      if (field.path === 'node.name') this.#taken.node.add(fold(text));
      else if (field.path === 'server.alias') this.#taken.alias.add(fold(text));
      else if (field.type === 'label') this.#taken.label.add(text);
  }

  shorten({ text }: FieldValue, long: Long): string {
    if (long === 'label') {
      const label = this.#labels.get(text) ?? writeLabel(text, this.#taken.label);
      this.#labels.set(text, label);
      this.#taken.label.add(label);
      return label;
    }
    const taken = this.#taken[long];
    const write = long === 'node' ? shorterNodeName : shorterAlias;
    const name = write(text, (one) => taken.has(fold(one)));
    taken.add(fold(name));
    return name;
  }
}

/** Names that differ by their case alone are one: to Director, and on some systems. */
const fold = (name: string): string => name.toLowerCase();

/** Whether the job then says that name in that place, and all else as before. */
async function isExact(
  text: string,
  changed: FieldValue,
  name: string,
  edit: TextEdit,
  values: readonly FieldValue[],
): Promise<boolean> {
  const { shape } = await parseJob(applyEdits(text, [edit]));
  return (
    shape.values.length === values.length &&
    values.every(({ path, text: before }, at) => {
      const after = shape.values[at];
      return after?.path === path && after.text === (path === changed.path ? name : before);
    })
  );
}
