import assert from 'node:assert/strict';
import { entriesOf, materialJob, said } from '../../../support/jobMaterial.js';
import { fixture } from '../../../support/inspectFixture.js';

describe('job-certificate-repeated', () => {
  it('stands on the second reference to one certificate', async () => {
    const entries = await entriesOf({ 'ca/root-again': { 'certificate.pem': fixture('jobs/root.pem') } });
    const job = materialJob({ trusted: ['issuing', 'root', 'director-root', 'root-again'] });
    assert.deepEqual(await said('job-certificate-repeated', job, { entries }), [
      'warning root-again: “Job Root CA” is among the trusted certificates already, as “root”.',
    ]);
    assert.equal(
      (await said('job-certificate-repeated', materialJob({ trusted: ['issuing', 'root', 'root'] }))).length,
      1,
    );
  });
});
