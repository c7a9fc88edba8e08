import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-windows-signed', () => {
  it('warns on Windows before 6.4.0.0 iFix01', async () => {
    const job = (level: string, platform = 'windows') =>
      materialJob({ target: `platform: ${platform}\n  version: 6.4.0.2`, replace: ['6.4.2.0', level] });
    assert.match((await said('job-windows-signed', job('6.4.0.0'))).join(), /^warning node: .*MFT-16842/);
    assert.deepEqual(await said('job-windows-signed', job('6.4.0.0 iFix01')), []);
    assert.deepEqual(await said('job-windows-signed', job('6.4.0.0', 'unix')), []);
  });
});
