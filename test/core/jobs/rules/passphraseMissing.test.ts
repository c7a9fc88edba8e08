import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-passphrase-missing', () => {
  it('stands on the reference to a sealed key without the name of its passphrase', async () => {
    const text = materialJob({ replace: [', passphraseRef: KEY', ''] });
    assert.match((await said('job-passphrase-missing', text))[0] ?? '', /^error node: .*passphraseRef/);
  });

  it('leaves a value of the wrong shape to its own rule', async () => {
    const text = materialJob({ replace: ['passphraseRef: KEY', 'passphraseRef: [KEY]'] });
    assert.deepEqual(await said('job-passphrase-missing', text), []);
  });
});
