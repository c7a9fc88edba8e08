/** What stands above a job, and its first command: loaded with the first job that is shown. */
export { checkJob } from './checkJob.js';
export { lensesOf } from './lensesOf.js';
