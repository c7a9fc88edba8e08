/** What the editor asks about an install job; they share so much that they are one chunk. */
export { completeAt } from './completeAt.js';
export { describeAt } from './describeAt.js';
export { mendsAt } from './mendsAt.js';
export { labelMendsAt } from './relabel.js';
export { entryAt, usesOfEntryAt } from './relativesOfReference.js';
export { renameAt, renamedAt } from './renameReference.js';
