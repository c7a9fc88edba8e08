import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-intermediate-unsupported', () => {
  const job = (level: string, key = 'node', platform = 'unix') =>
    materialJob({ key, target: `platform: ${platform}\n  version: 6.4.0.6`, replace: ['6.4.2.0', level] });

  it('refuses an intermediate before 6.3.1.0 iFix03', async () => {
    assert.match(
      (await said('job-intermediate-unsupported', job('6.3.1.0 iFix02'))).join(),
      /^error node: .*MFT-16127/,
    );
    assert.equal((await said('job-intermediate-unsupported', job('6.3.1'))).length, 1);
    assert.deepEqual(await said('job-intermediate-unsupported', job('6.3.1.0 iFix03')), []);
    assert.deepEqual(await said('job-intermediate-unsupported', job('6.4')), []);
  });

  it('has nothing against what a root signed, and what Director does not install', async () => {
    assert.deepEqual(await said('job-intermediate-unsupported', job('6.3.1', 'root-node')), []);
    assert.deepEqual(await said('job-intermediate-unsupported', job('6.3.1', 'node', 'container')), []);
  });
});
