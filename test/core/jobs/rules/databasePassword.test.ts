import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-database-password', () => {
  it('must be named on Windows', async () => {
    const job = materialJob({ target: 'platform: windows' });
    assert.match((await said('job-database-password', job)).join(), /^error windows: .*NWIN004E/);
    assert.deepEqual(await said('job-database-password', materialJob()), []);
  });
});
