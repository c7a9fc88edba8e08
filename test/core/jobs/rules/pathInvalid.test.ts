import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-path-invalid', () => {
  it('refuses an issuer that is no CA, on the reference to it', async () => {
    const text = materialJob({
      key: 'under-no-authority',
      trusted: ['no-authority', 'root', 'director-root'],
    });
    // Its key did sign, and by that a path is there.
    const lines = await said(undefined, text);
    assert.ok(
      lines.some((line) => /^job-(path-invalid|chain-incomplete) error/.test(line)),
      lines.join('\n'),
    );
  });

  it('refuses a path that a CA above forbids', async () => {
    const text = materialJob({ key: 'under-below', trusted: ['below', 'issuing', 'root', 'director-root'] });
    const [line = '', ...others] = await said('job-path-invalid', text);
    assert.deepEqual(others, []);
    assert.match(line, /^error (below|issuing): .*“(One Below|Job Issuing CA)”/);
    assert.deepEqual(await said('job-chain-incomplete', text), []);
  });
});
