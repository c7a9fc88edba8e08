/** All that reading an install job needs, for the editor to load with the first one: most workspaces have none. */
export { firstBootstrapEnd } from './bootstrapDays.js';
export { toInspectedJob } from './inspectedJob.js';
export { inspectJob } from './inspectJob.js';
export { parseJob } from './parseJob.js';
export { passphraseReferences } from './passphraseReferences.js';
export { findUses } from './findUses.js';
export { renameReferences } from './renameReferences.js';
