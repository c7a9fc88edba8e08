import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-authority-as-key', () => {
  it('refuses a CA’s certificate, and warns of a self-signed one that is marked so', async () => {
    const job = (key: string) =>
      materialJob({ key, trusted: ['root', 'director-root', 'self-authority', 'self'] });
    assert.match(
      (await said('job-authority-as-key', job('authority-node'))).join(),
      /^error authority-node: /,
    );
    assert.match(
      (await said('job-authority-as-key', job('self-authority'))).join(),
      /^warning self-authority: /,
    );
    assert.deepEqual(await said('job-authority-as-key', job('self')), []);
  });
});
