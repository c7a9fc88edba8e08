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

/** The format as a tree. Below `overrides` stand all fields of a server once more. */
export const fieldTree: FieldNode = growTree();

function growTree(): FieldNode {
  const root: GrowingNode = { field: undefined, children: new Map() };
  for (const field of jobFields) plant(root, field);
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
