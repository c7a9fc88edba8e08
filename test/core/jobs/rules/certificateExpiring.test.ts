import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-certificate-expiring', () => {
  it('counts from the day of the installation', async () => {
    const job = (schedule: string) =>
      materialJob({ key: 'soon', trusted: ['root', 'director-root'], more: `schedule: ${schedule}\n` });
    assert.match(
      (await said('job-certificate-expiring', job('2026-11-30'))).join(),
      /^warning soon: .*in 9 days/,
    );
    assert.deepEqual(await said('job-certificate-expired', job('2026-12-09')), []);
    assert.match(
      (await said('job-certificate-expired', job('2026-12-10'))).join(),
      /before the server is installed/,
    );
    assert.deepEqual(await said('job-certificate-expiring', job('2026-12-10')), []);
  });

  it('counts as many days as it is told', async () => {
    const job = materialJob({ key: 'soon', trusted: ['root', 'director-root'] });
    assert.equal((await said('job-certificate-expiring', job, { expiringDays: 30 })).length, 1);
    assert.deepEqual(await said('job-certificate-expiring', job, { expiringDays: 3 }), []);
    const later = `${job}schedule: 2026-12-08\n`;
    assert.equal((await said('job-certificate-expiring', later, { expiringDays: 3 })).length, 1);
  });

  it('tells of a path that ends before its leaf does', async () => {
    const job = materialJob({ key: 'under-short-root', trusted: ['short-root', 'director-root'] });
    assert.match(
      (await said('job-certificate-expiring', job)).join(),
      /^information under-short-root: “CDNODE1” is of use until 2027-06-01 only: “Short Root CA”/,
    );
  });
});
