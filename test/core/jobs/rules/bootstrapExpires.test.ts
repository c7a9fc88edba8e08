import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-bootstrap-expires', () => {
  it('names the last day, counted from the day of the installation', async () => {
    const job = (more: string) => materialJob({ key: 'bootstrap', trusted: [], more });
    const day = async (more: string) =>
      /\d{4}-\d\d-\d\d/.exec((await said('job-bootstrap-expires', job(more))).join())?.[0];
    assert.equal(await day(''), '2027-02-21');
    assert.equal(await day('schedule: 2026-12-01\n'), '2027-03-01');
    assert.equal(await day('schedule: 2026-12-01\nbootstrap: { validityDays: 30 }\n'), '2026-12-31');
    // Too many, which has a rule of its own.
    assert.equal(await day('schedule: 2026-12-01\nbootstrap: { validityDays: 600 }\n'), '2027-03-01');
    assert.match((await said('job-bootstrap-expires', job(''))).join(), /^warning bootstrap: /);
  });
});
