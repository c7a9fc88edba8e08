import { JOB_KIND, type JobKind, REPLACEMENT_KIND } from '../installJob.js';
import type { JobField } from './jobField.js';
import { jobFields } from './jobFields.js';

/** A field with those below it: of a section its own, of a list those of its items. */
export interface FieldNode {
  /** undefined for the whole job, and for an item of `overrides`. */
  readonly field: JobField | undefined;
  readonly children: ReadonlyMap<string, FieldNode>;
}

interface GrowingNode extends FieldNode {
  readonly children: Map<string, GrowingNode>;
}

/** The format as a tree, for each kind of job. Below `overrides` stand all fields of a server once more. */
export const fieldTrees: Readonly<Record<JobKind, FieldNode>> = {
  [JOB_KIND]: growTree(JOB_KIND),
  [REPLACEMENT_KIND]: growTree(REPLACEMENT_KIND),
};

/** The fields of jobs of a kind, as they are there. */
export function fieldsOf(kind: JobKind): readonly JobField[] {
  const elsewhere = jobFields.flatMap((field) =>
    field.kind === undefined || field.kind === kind ? [] : [field.path],
  );
  return jobFields
    .filter(({ path }) => !elsewhere.some((one) => path === one || path.startsWith(`${one}.`)))
    .map((field) => (kind === REPLACEMENT_KIND ? toReplacement(field) : toInstallation(field)));
}

/** A certificate is replaced by the Secure+ CLI alone. */
function toReplacement({ inReplacement, ...field }: JobField): JobField {
  const { secure } = field.becomes;
  return { ...field, ...inReplacement, kind: REPLACEMENT_KIND, becomes: secure ? { secure } : {} };
}

function toInstallation(field: JobField): JobField {
  const { secure, ...becomes } = field.becomes;
  return secure ? { ...field, becomes } : field;
}

function growTree(kind: JobKind): FieldNode {
  const root: GrowingNode = { field: undefined, children: new Map() };
  for (const field of fieldsOf(kind)) plant(root, field);
  const overrides = root.children.get('overrides');
  for (const [key, node] of root.children)
    if (node.field?.scope === 'server') overrides?.children.set(key, node);
  return root;
}

function plant(root: GrowingNode, field: JobField): void {
  const steps = field.path.replaceAll('[]', '').split('.');
  const key = steps.pop() ?? '';
  let parent = root;
  for (const step of steps) {
    const next = parent.children.get(step);
    // A field stands in the table below the section that it belongs to.
    if (next === undefined) throw new Error(`The section of ${field.path} is missing.`);
    parent = next;
  }
  parent.children.set(key, { field, children: new Map() });
}
