import { sayFieldUnknown } from '../../words/describeJobFinding.js';
import { fieldTree } from '../fields/fieldTree.js';
import { jobFields } from '../fields/jobFields.js';
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
  check: ({ job: { shape } }) =>
    shape.unknown
      // Another rule tells of a secret.
      .filter(({ key }) => !isSecretKey(key))
      .map((unknown) => ({
        span: unknown.span,
        message: sayFieldUnknown(unknown.path, nearestName(unknown.key, unknown.known), homesOf(unknown)),
      })),
};

/** Where a field of this name does belong. */
function homesOf({ key, path }: UnknownField): readonly string[] {
  if (path.startsWith('overrides[') && fieldTree.children.has(key)) return [key];
  return jobFields.filter((field) => field.path.endsWith(`.${key}`)).map((field) => field.path);
}
