import assert from 'assert';

/** Stands for node:assert/strict where there is no Node. */
export default assert.strict;
