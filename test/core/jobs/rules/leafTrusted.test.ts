import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-leaf-trusted', () => {
  it('tells a node’s certificate from a self-signed one', async () => {
    const job = materialJob({ trusted: ['issuing', 'root', 'director-root', 'ec', 'self'] });
    assert.match(
      (await said('job-leaf-trusted', job)).join(),
      /^warning ec: “CDNODE1” is a node’s certificate/,
    );
  });
});
