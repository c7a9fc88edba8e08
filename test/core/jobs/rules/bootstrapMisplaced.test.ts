import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-bootstrap-misplaced', () => {
  it('refuses a bootstrap certificate in a container', async () => {
    const job = materialJob({ key: 'bootstrap', target: 'platform: container\n  version: 6.4.0.6' });
    assert.match((await said('job-bootstrap-misplaced', job)).join(), /^error bootstrap: /);
  });

  it('tells of days that nobody counts', async () => {
    const job = materialJob({ more: 'bootstrap: { validityDays: 30 }\n' });
    assert.match((await said('job-bootstrap-misplaced', job)).join(), /^information 30: /);
  });

  it('says nothing of days that all servers have, and that are one’s alone who has another certificate', async () => {
    const own = '  - { node: { name: B }, keyCertificate: { ref: bootstrap } }\n';
    const job = materialJob({
      more: `bootstrap: { validityDays: 30 }\noverrides:\n  - { node: { name: A } }\n${own}`,
    });
    assert.deepEqual(await said('job-bootstrap-misplaced', job), []);
  });
});
