import { certificateFields } from './certificateFields.js';
import { headFields } from './headFields.js';
import type { JobField } from './jobField.js';
import { nodeFields } from './nodeFields.js';
import { platformFields } from './platformFields.js';

/**
 * The install-job format, `cdcerts/v1`, as data: what may stand in a job, what it is, and what it becomes where. Hover,
 * completion, the JSON Schema and the README’s table are drawn from it.
 */
export const jobFields: readonly JobField[] = [
  ...headFields,
  ...nodeFields,
  ...certificateFields,
  ...platformFields,
];
