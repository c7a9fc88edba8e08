import assert from 'node:assert/strict';
import { entriesOf, materialJob, said } from '../../../support/jobMaterial.js';
import { fixture } from '../../../support/inspectFixture.js';

describe('job-key-mismatch', () => {
  it('opens the sealed key and compares it with the certificate', async () => {
    const entries = await entriesOf({
      'key/strange': { 'certificate.pem': fixture('jobs/node.pem'), 'key.pem': fixture('jobs/other.key') },
    });
    assert.deepEqual(await said('job-key-mismatch', materialJob({ key: 'strange' }), { entries }), [
      'error strange: The private key (RSA 2048) is not that of “CDNODE1”, which has another one: RSA 2048.',
    ]);
    // The same key certificate, and no passphrase: nothing is claimed.
    const secret = () => Promise.resolve(undefined);
    assert.deepEqual(
      await said('job-key-mismatch', materialJob({ key: 'strange' }), { entries, secret }),
      [],
    );
  });
});
