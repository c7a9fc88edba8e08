import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-levels-unchecked', () => {
  it('says what cannot be told without the levels', async () => {
    assert.match(
      (await said('job-levels-unchecked', materialJob({ replace: ['  version: 6.4.2.0\n', ''] }))).join(),
      /^information unix: .*“director\.version”/,
    );
    assert.match(
      (await said('job-levels-unchecked', materialJob({ target: 'platform: unix' }))).join(),
      /^information unix: .*“target\.version”/,
    );
  });
});
