import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-self-signed-license', () => {
  const job = (license: string, version = '6.4.0.6', key = 'self') =>
    materialJob({
      key,
      trusted: ['self', 'root', 'issuing', 'director-root'],
      target: `platform: container\n  version: ${version}`,
      more: `container: { licenseType: ${license} }\n`,
    });

  it('takes a self-signed one for non-prod alone, and from 6.4.0.2 on', async () => {
    assert.match((await said('job-self-signed-license', job('prod'))).join(), /^error self: .*“prod”/);
    assert.deepEqual(await said('job-self-signed-license', job('non-prod')), []);
    assert.deepEqual(await said('job-self-signed-license', job('non-prod', '6.4.0.2')), []);
    assert.equal((await said('job-self-signed-license', job('non-prod', '6.4.0.1'))).length, 1);
    assert.deepEqual(await said('job-self-signed-license', job('prod', '6.4.0.6', 'node')), []);
  });
});
