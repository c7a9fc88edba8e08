import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-admin-user', () => {
  it('must be there on UNIX, and not be root', async () => {
    const job = (to: string) => materialJob({ replace: ['adminUser: cdadmin\n', to] });
    assert.match((await said('job-admin-user', job(''))).join(), /^error unix: /);
    for (const root of ['root', 'Root', '" root "', '0'])
      assert.match((await said('job-admin-user', job(`adminUser: ${root}\n`))).join(), /IT42946/, root);
    assert.deepEqual(await said('job-admin-user', job('adminUser: rooter\n')), []);
  });

  it('is not asked for where it may hide behind broken YAML, or elsewhere than on UNIX', async () => {
    assert.deepEqual(
      await said('job-admin-user', materialJob({ replace: ['adminUser: cdadmin\n', 'adminUser: "cd\n'] })),
      [],
    );
    const windows = materialJob({ target: 'platform: windows', replace: ['adminUser: cdadmin\n', ''] });
    assert.deepEqual(await said('job-admin-user', windows), []);
  });
});
