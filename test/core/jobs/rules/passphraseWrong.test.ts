import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-passphrase-wrong', () => {
  it('stands on the name of the passphrase that opens nothing, and never says what it is', async () => {
    const secret = () => Promise.resolve('hunter2');
    assert.deepEqual(await said('job-passphrase-wrong', materialJob(), { secret }), [
      'error KEY: What is kept under “KEY” does not open the private key of “node”.',
    ]);
  });
});
