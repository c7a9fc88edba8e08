import { sayFieldUnknown } from '../../words/describeJobFinding.js';
import { type FieldNode, fieldsOf, fieldTrees } from '../fields/fieldTree.js';
import { JOB_KINDS, type JobKind } from '../installJob.js';
import type { UnknownField } from '../checkShape.js';
import type { JobRule } from '../jobRule.js';
import { nearestName } from '../nearestName.js';
import { isSecretKey } from './secretLiteral.js';

/** What nothing reads is not done: a slip in a name would leave out what it says without a word. */
export const jobFieldUnknown: JobRule = {
  code: 'job-field-unknown',
  severity: 'error',
  isOfFile: true,
  citation: 'the install-job format, cdcerts/v1',
  needsWhole: true,
  check: ({ job: { jobKind, shape } }) =>
    shape.unknown
      // Another rule tells of a secret.
      .filter(({ key }) => !isSecretKey(key))
      .map((unknown) => ({
        span: unknown.span,
        message: sayFieldUnknown(unknown.path, {
          near: nearestName(unknown.key, unknown.known),
          homes: homesOf(unknown, jobKind),
          kind: JOB_KINDS.find((kind) => kind !== jobKind && hasField(kind, unknown.path)),
        }),
      })),
};

/** Where a field of this name does belong. */
function homesOf({ key, path }: UnknownField, kind: JobKind): readonly string[] {
  if (path.startsWith('overrides[') && fieldTrees[kind].children.has(key)) return [key];
  return fieldsOf(kind)
    .filter((field) => field.path.endsWith(`.${key}`))
    .map((field) => field.path);
}

/** Whether jobs of a kind have the field of a path such as `overrides[1].ports`. */
function hasField(kind: JobKind, path: string): boolean {
  const steps = path.replace(/\[\d+\]/g, '').split('.');
  return (
    steps.reduce<FieldNode | undefined>((node, step) => node?.children.get(step), fieldTrees[kind]) !==
    undefined
  );
}
