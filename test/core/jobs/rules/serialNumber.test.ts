import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-serial-number', () => {
  it('names a serial number of more than 20 octets', async () => {
    const job = materialJob({ key: 'long-serial', trusted: ['root', 'director-root'] });
    assert.match((await said('job-serial-number', job)).join(), /^warning long-serial: .*, 1000*, is not/);
  });
});
