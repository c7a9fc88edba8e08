import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-user-certificate-unsupported', () => {
  const job = (level: string, key = 'node') => materialJob({ key, replace: ['6.4.2.0', level] });

  it('refuses a key certificate before 6.3.1, and says by when the other would have to be replaced', async () => {
    assert.match(
      (await said('job-user-certificate-unsupported', job('6.3.0.0 iFix04'))).join(),
      /^error node: .*“ref: bootstrap”.* 2027-02-21/,
    );
    assert.deepEqual(await said('job-user-certificate-unsupported', job('6.3.1')), []);
    assert.deepEqual(await said('job-user-certificate-unsupported', job('6.3.0', 'bootstrap')), []);
  });
});
